import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { readCodebookFile } from "@/lib/importers/codebook-file";
import type { BookFrame } from "../codebook/book";
import { bookFrames } from "../codebook/book";
import { fitted } from "../codebook/fit";
import { templates } from "../codebook/templates/registry";
import { codebookQdc } from "./codebook-qdc";

/** The standard's own schema, which is not ours to pass on. */
const SCHEMA = join(import.meta.dirname, "../../../../shared/samples/refi-qda/Codebook.xsd");

const ODD = `<&>"' ]]> \t\n\u0000\u0007\uFEFF 👨‍👩‍👧 سلام\r\n\n## Key\nx`;

let count = 0;
const newId = () => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`;

const books = Object.entries(templates).map(([name, { frames }]): [string, BookFrame[]] => [
  name,
  bookFrames(fitted(frames, [], newId), ({ id }) => id),
]);
const odd = books[0]![1].map((frame) => ({ ...frame, name: ODD, definition: ODD, example: ODD }));

test.each([...books, ["one with characters that XML cannot hold or must escape", odd] as const])(
  "the codebook %s is valid by REFI-QDA's schema",
  async (_name, frames) => {
    const file = codebookQdc(frames);
    expect(readCodebookFile(new TextEncoder().encode(file)).frames).toHaveLength(frames.length);
    if (!existsSync(SCHEMA)) return;
    const result = await validateXML({
      xml: { fileName: "codebook.qdc", contents: file },
      schema: { fileName: "Codebook.xsd", contents: readFileSync(SCHEMA, "utf8") },
    });
    expect(result.errors).toEqual([]);
    expect(result.valid).toBe(true);
  },
  30_000,
);

test("the schema is really asked: a guid that is none is refused", async ({ skip }) => {
  if (!existsSync(SCHEMA)) skip();
  const [first, ...rest] = books[0]![1];
  const { valid } = await validateXML({
    xml: {
      fileName: "codebook.qdc",
      contents: codebookQdc([{ ...first!, guid: "none" }, ...rest]),
    },
    schema: { fileName: "Codebook.xsd", contents: readFileSync(SCHEMA, "utf8") },
  });
  expect(valid).toBe(false);
});
