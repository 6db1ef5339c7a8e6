import { getDocumentProxy } from "unpdf";
import { AppError } from "@/lib/domain/errors";
import type { ReasonId } from "@/lib/domain/clean/reasons";
import { MAX_PAGES } from "@/lib/domain/limits";
import type { ZoneKind } from "@/lib/domain/zones";
import { fileStart } from "./file-start";
import { NO_METADATA } from "./found";
import type { PdfLine } from "./pdf-lines";
import { paragraphsOf } from "./pdf-lines";
import type { FoundArticle, Reader, SourceFile } from "./reader";

/** A PDF with a text layer: one article. */
export const pdf: Reader = {
  format: "pdf",
  label: "PDF",
  extensions: [".pdf"],
  accepts: (file) => fileStart(file, 1_024).includes("%PDF-"),
  async *read({ bytes }: SourceFile) {
    const pages = await readPages(bytes);
    if (pages.every((lines) => lines.length === 0)) {
      throw new AppError(
        "invalid_input",
        "This PDF is a picture of pages: it holds no letters that could be read. Run text recognition (OCR) over it, or load the article in another form.",
      );
    }
    yield articleOf(pages);
  },
};

function articleOf(pages: readonly (readonly PdfLine[])[]): FoundArticle {
  const drop: Record<number, ReasonId> = {};
  const zones: Record<number, ZoneKind> = {};
  const lines: string[] = [];
  for (const { text, isFurniture, isHeadline } of paragraphsOf(pages)) {
    // A blank line parts paragraphs, as the rules for scraped text expect.
    if (lines.length > 0) lines.push("");
    lines.push(text);
    if (isFurniture) drop[lines.length] = "page-furniture";
    else if (isHeadline) zones[lines.length] = "headline";
  }
  return {
    kind: "article",
    place: "",
    format: "pdf",
    encoding: "pdf",
    raw: lines.join("\n"),
    marks: { drop, zones, speakers: {}, trusted: false },
    metadata: NO_METADATA,
  };
}

/** The lines of each page in reading order, as the file has them. */
async function readPages(bytes: Uint8Array): Promise<PdfLine[][]> {
  const pages: PdfLine[][] = [];
  const document = await open(bytes);
  try {
    if (document.numPages > MAX_PAGES) {
      throw new AppError(
        "too_large",
        `This PDF has ${document.numPages.toLocaleString("en")} pages; at most ${MAX_PAGES} are read. Split it.`,
      );
    }
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const lines: PdfLine[] = [];
      let line: { text: string; left: number; right: number; base: number; size: number } | null =
        null;
      for (const item of items) {
        if (!("str" in item)) continue;
        const [, , , scale = 0, left = 0, base = 0] = item.transform as number[];
        const size = item.height || Math.abs(scale);
        const isNew =
          !line || (item.str !== "" && Math.abs(base - line.base) > Math.max(size, line.size) / 2);
        if (isNew && line?.text.trim()) lines.push({ ...line, text: tidy(line.text) });
        if (isNew) line = { text: "", left, right: left, base, size };
        if (!line) continue;
        line.text += item.str;
        if (item.str.trim() !== "") {
          line.right = Math.max(line.right, left + item.width);
          line.size = Math.max(line.size, size);
        }
        if (item.hasEOL) {
          if (line.text.trim() !== "") lines.push({ ...line, text: tidy(line.text) });
          line = null;
        }
      }
      if (line?.text.trim()) lines.push({ ...line, text: tidy(line.text) });
      pages.push(lines);
      page.cleanup();
    }
  } finally {
    await document.loadingTask.destroy();
  }
  return pages;
}

const tidy = (text: string) => text.replace(/\s+/gu, " ").trim().toWellFormed();

async function open(bytes: Uint8Array) {
  try {
    // A copy, for pdf.js takes the bytes away from whoever gives them; and it takes no Buffer.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new AppError(
      "invalid_input",
      isLocked
        ? "This PDF is locked with a password. Save it without one."
        : "This PDF is damaged or was cut off. Save it anew.",
      { cause: error },
    );
  }
}
