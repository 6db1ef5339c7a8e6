import { AppError } from "@/lib/domain/errors";
import { MAX_DOCX_XML, MAX_PARAGRAPHS } from "@/lib/domain/limits";
import { elementLines, parseFragment } from "./element-lines";
import { fileStart } from "./file-start";
import { nexisLines } from "./nexis-lines";
import type { Reader, SourceFile } from "./reader";
import { wordDocument } from "./word-document";
import type { Paragraph } from "./word-document";
import { unpackNamed } from "./zip-parts";

const TEXT_PARTS = /^word\/(?:document\d*|footnotes|endnotes|comments|styles|numbering)\.xml$/;

/** Word: a download of Nexis Uni with many articles, else one article. */
export const docx: Reader = {
  format: "docx",
  label: "Word",
  extensions: [".docx"],
  accepts: (file) => isZip(file) && namesPart(file, "word/"),
  async *read({ bytes }: SourceFile) {
    const paragraphs = await docxParagraphs(bytes);
    const source = { format: "docx", encoding: "docx" };
    const texts = paragraphs.map(({ text }) => text);
    yield* nexisLines(texts, source) ?? [wordDocument(paragraphs, source)];
  },
};

/**
 * The paragraphs' texts in order, no-break spaces included, footnotes last.
 * @throws {AppError} as `docxParagraphs`
 */
export async function docxToLines(bytes: Uint8Array): Promise<string[]> {
  return (await docxParagraphs(bytes)).map(({ text }) => text);
}

/**
 * The paragraphs of a Word document. Pictures are left out, and nothing that the file
 * points to is opened.
 *
 * @throws {AppError} too_large; invalid_input for a damaged file or one with a DOCTYPE
 */
async function docxParagraphs(bytes: Uint8Array): Promise<Paragraph[]> {
  const parts = await unpackNamed(bytes, TEXT_PARTS, MAX_DOCX_XML);
  if (parts.size === 0) throw new AppError("invalid_input", "This Word file holds no document.");
  let count = 0;
  for (const xml of parts.values()) {
    if (xml.includes("<!DOCTYPE")) {
      throw new AppError("invalid_input", "DOCTYPE is not allowed in a Word file. Save it anew.");
    }
    for (let at = xml.indexOf("<w:p"); at !== -1; at = xml.indexOf("<w:p", at + 4)) {
      if (/[\s>/]/.test(String.fromCharCode(xml[at + 4] ?? 0))) count++;
    }
  }
  if (count > MAX_PARAGRAPHS) {
    const most = MAX_PARAGRAPHS.toLocaleString("en");
    throw new AppError("too_large", `This Word file has more than ${most} paragraphs. Split it.`);
  }
  const { default: mammoth } = await import("mammoth");
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"],
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
      externalFileAccess: false,
    },
  );
  const body = await parseFragment(value);
  return [...body.children].flatMap(paragraphsOf);
}

function paragraphsOf(block: Element): Paragraph[] {
  const isNotes = block.querySelector("li[id^='footnote-'], li[id^='endnote-']") !== null;
  if (isNotes) {
    return [...block.querySelectorAll("li")].map((note, i) => {
      const text = elementLines(note).join(" ").replace(/\s*↑$/u, "");
      return { text: `[${i + 1}] ${text}`, kind: "footnote" };
    });
  }
  const kind = /^h[1-6]$/i.test(block.tagName) ? "heading" : "text";
  return elementLines(block).map((text) => ({ text, kind }));
}

const isZip = ({ bytes }: SourceFile) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Whether an archive's directory, at its end, or its first files name such a part. */
function namesPart(file: SourceFile, name: string): boolean {
  if (fileStart(file, 4_000).includes(name)) return true;
  const end = { name: file.name, bytes: file.bytes.subarray(-64_000) };
  return fileStart(end, 64_000).includes(name);
}
