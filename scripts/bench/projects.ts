import { performance } from "node:perf_hooks";
import { ZipFile } from "yazl";
import { FileReader, STUDY_LIMITS } from "@/lib/importers/child-process";
import type { Figure } from "./figure";

const WORDS = "council bridge levy vote harbour budget strike school fare river".split(" ");
const USERS = ["Ana", "Ben", "Eve", "Jo"];
const CODES = 20;

/** A paragraph of some 900 characters that no other article has, with an emoji and a combining accent. */
function paragraph(article: number, n: number): string {
  const words = Array.from({ length: 140 }, (_, at) => WORDS[(article * 7 + n * 3 + at) % 10]!);
  return `Café 📰 ${article}.${n}: ${words.join(" ")}.`;
}

const textOf = (article: number) =>
  Array.from({ length: 6 }, (_, n) => paragraph(article, n)).join("\n");

const guid = (kind: number, n: number) =>
  `${kind.toString(16).padStart(8, "0")}-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

/** A REFI-QDA project as other programs write it: articles with tags of four people, each with a note. */
async function refiProject(articles: number, tags: number): Promise<Buffer> {
  const zip = new ZipFile();
  const each = Math.ceil(tags / articles);
  const sources: string[] = [];
  for (let article = 0, tag = 0; article < articles; article++) {
    const text = textOf(article);
    zip.addBuffer(Buffer.from(text), `sources/${guid(1, article)}.txt`);
    const points = Array.from(text);
    const selections: string[] = [];
    for (let n = 0; n < each && tag < tags; n++, tag++) {
      const start = (n * 181) % (points.length - 80);
      const quote = points.slice(start, start + 60 + (n % 20)).join("");
      const by = `creatingUser="${guid(2, tag % USERS.length)}" creationDateTime="2026-03-01T08:00:00Z"`;
      selections.push(
        `<PlainTextSelection guid="${guid(3, tag)}" name="${quote.replaceAll("\n", "&#10;")}" startPosition="${start}" endPosition="${start + 60 + (n % 20)}" ${by}>
<Description>Note ${tag} of a person who coded</Description>
<Coding guid="${guid(4, tag)}" ${by}><CodeRef targetGUID="${guid(5, tag % CODES)}"/></Coding>
</PlainTextSelection>`,
      );
    }
    sources.push(
      `<TextSource guid="${guid(1, article)}" name="Article ${article}" plainTextPath="internal://${guid(1, article)}.txt">${selections.join("\n")}</TextSource>`,
    );
  }
  const users = USERS.map((name, n) => `<User guid="${guid(2, n)}" name="${name}"/>`);
  const codes = Array.from({ length: CODES }, (_, n) => {
    return `<Code guid="${guid(5, n)}" name="Frame ${n}" isCodable="true"/>`;
  });
  const project = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Many tags"><Users>${users.join("")}</Users>
<CodeBook><Codes>${codes.join("")}</Codes></CodeBook><Sources>${sources.join("\n")}</Sources></Project>`;
  zip.addBuffer(Buffer.from(project), "project.qde");
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Reading a project of another program, in the process that reads files, with all that it may take. */
export async function readProject(): Promise<Figure[]> {
  const bytes = await refiProject(2_000, 56_000);
  const reader = new FileReader(STUDY_LIMITS);
  const begun = performance.now();
  try {
    const file = { name: "project.qdpx", size: bytes.length, bytes: [bytes] };
    const { digest } = await reader.digest(file, {});
    if (digest.tags !== 56_000) throw new Error(`Only ${digest.tags} tags were read`);
  } finally {
    reader.close();
  }
  const work = "Read a REFI-QDA project of 2,000 articles and 56,000 tags";
  return [{ work, value: performance.now() - begun, unit: "ms", atMost: STUDY_LIMITS.wait }];
}
