import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointLength } from "../../text/offsets";
import { coderNames } from "../coders";
import { coderFolders } from "../file-names";
import type { Study } from "../study";
import { anyStudy, inOrder } from "../testing/any-study";
import { fileText, fileTexts } from "../testing/written";
import { doccano } from "./doccano";
import { labelStudio } from "./label-studio";
import { mediaFramesCorpus } from "./media-frames-corpus";
import { prodigy } from "./prodigy";

/** A whole passage, or a part of one. */
interface Seen {
  readonly text: string;
  readonly coder: string;
  readonly frame: string;
  readonly start: number;
  readonly end: number;
}

/** Every part of every tag of a study, as formats of whole passages hold them. */
async function partsIn(
  { head, articles }: Study,
  coderOf: (coding: { roundId: string; reviewerId: string }) => string,
): Promise<Seen[]> {
  const names = new Map(head.frames.map(({ id, name }) => [id, name]));
  const seen: Seen[] = [];
  for await (const { text, codings } of articles()) {
    for (const coding of codings) {
      for (const { start, end, pieces, frameId } of coding.annotations) {
        for (const part of pieces ?? [{ start, end }]) {
          seen.push({
            ...{ text, coder: coderOf(coding), frame: names.get(frameId)! },
            ...{ start: part.start, end: part.end },
          });
        }
      }
    }
  }
  return seen;
}

interface Task {
  readonly data: { readonly text: string };
  readonly annotations: readonly {
    readonly completed_by: { readonly first_name: string };
    readonly result: readonly {
      readonly type: string;
      readonly value: { start: number; end: number; text: string; labels: [string] };
    }[];
  }[];
}

function readTasks(files: ReadonlyMap<string, string>): Seen[] {
  const tasks = JSON.parse(files.get("tasks.json")!) as Task[];
  return tasks.flatMap(({ data: { text }, annotations }) =>
    annotations.flatMap(({ completed_by, result }) =>
      result
        .filter(({ type }) => type === "labels")
        .map(({ value: { start, end, labels, ...value } }) => {
          expect([...text].slice(start, end).join("")).toBe(value.text);
          return { text, coder: completed_by.first_name, frame: labels[0], start, end };
        }),
    ),
  );
}

function readDoccano(files: ReadonlyMap<string, string>): Seen[] {
  return [...files].flatMap(([path, lines]) =>
    linesOf<{ text: string; label: [number, number, string][] }>(lines).flatMap(({ text, label }) =>
      label.map(([from, to, frame]) => ({
        ...{ text, coder: path.replace(".jsonl", ""), frame },
        start: codePointLength(text.slice(0, from)),
        end: codePointLength(text.slice(0, to)),
      })),
    ),
  );
}

function readCorpus(files: ReadonlyMap<string, string>): Seen[] {
  const names = JSON.parse(files.get("codes.json")!) as Record<string, string>;
  const articles = JSON.parse(files.get("corpus.json")!) as Record<
    string,
    {
      text: string;
      annotations: { framing: Record<string, { code: number; start: number; end: number }[]> };
    }
  >;
  return Object.values(articles).flatMap(({ text: whole, annotations: { framing } }) => {
    const before = codePointLength(/^[^]*?\n\nPRIMARY\n\n/.exec(whole)![0]);
    const text = [...whole].slice(before).join("");
    return Object.entries(framing).flatMap(([coder, marks]) =>
      marks
        .filter(({ code }) => !String(code).endsWith(".2"))
        .map(({ code, start, end }) => ({
          ...{ text, coder, frame: names[`${Math.floor(code)}.0`]! },
          ...{ start: start - before, end: end - before },
        })),
    );
  });
}

function linesOf<T>(text: string): T[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

describe("an independent reader finds the same passages and coders", () => {
  test.each([
    ["Label Studio", labelStudio, readTasks, coderNames],
    ["doccano", doccano, readDoccano, coderFolders],
    ["Media Frames Corpus", mediaFramesCorpus, readCorpus, coderNames],
  ] as const)("in files of %s", async (_name, format, read, coders) => {
    await fc.assert(
      fc.asyncProperty(anyStudy, async (study) => {
        const found = read(await fileTexts(format.files(study)));
        expect(inOrder(found)).toEqual(inOrder(await partsIn(study, coders(study.head))));
      }),
      { numRuns: 40 },
    );
  });

  test("in lines of Prodigy", async () => {
    await fc.assert(
      fc.asyncProperty(anyStudy, async (study) => {
        const lines = linesOf<{
          text: string;
          _session_id: string;
          spans: { start: number; end: number; label: string; text: string }[];
        }>(await fileText(prodigy.write(study)));
        const found = lines.flatMap(({ text, _session_id, spans }) =>
          spans.map(({ start, end, label, text: words }) => {
            expect([...text].slice(start, end).join("")).toBe(words);
            return { text, coder: _session_id, frame: label, start, end };
          }),
        );
        expect(inOrder(found)).toEqual(inOrder(await partsIn(study, coderNames(study.head))));
      }),
      { numRuns: 40 },
    );
  });
});
