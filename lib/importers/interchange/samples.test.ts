import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/domain/errors";
import { readStudy } from "./read-study";

/** Real files of other programs, which are no part of the repository. */
const SAMPLES = join(import.meta.dirname, "../../../../shared/samples");

/** What becomes of each: how many articles and tags, or the reason why it is refused. */
const EXPECTED: Readonly<Record<string, readonly [format: string, tags: number] | RegExp>> = {
  "label-studio/named_entity.1.json": ["label-studio", 1],
  "label-studio/named_entity.tasks.json": /Nobody has coded anything/,
  "synthetic/mfc_minimal.json": ["media-frames-corpus", 1],
  "doccano/backend/data_import/pipeline/examples/sequence_labeling/example.jsonl": ["doccano", 3],
  "doccano/backend/data_import/pipeline/examples/relation_extraction/example.jsonl": ["doccano", 4],
  "doccano/backend/data_import/pipeline/examples/intent_detection/example.jsonl": ["doccano", 3],
  "doccano/backend/data_export/pipeline/examples/sequence_labeling/example.jsonl": ["doccano", 4],
};

describe.skipIf(!existsSync(SAMPLES))("sample files of other programs", () => {
  test.each(Object.entries(EXPECTED))("%s", async (path, expected) => {
    const read = readStudy(fileAt(join(SAMPLES, path)), {});
    if (expected instanceof RegExp) return expect(read).rejects.toThrow(expected);
    const { format, digest } = await read;
    expect([format, digest.tags]).toEqual(expected);
  });

  test("every other file is read, or refused with a sentence", async () => {
    const problems: string[] = [];
    for (const file of filesIn(SAMPLES)) {
      try {
        await readStudy(fileAt(file), {});
      } catch (error) {
        if (!(error instanceof AppError)) problems.push(`${file}: ${String(error)}`);
      }
    }
    expect(problems).toEqual([]);
  });
});

function fileAt(path: string) {
  return { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
