import fc from "fast-check";
import { expect, test } from "vitest";
import { coderFolders } from "./file-names";
import { semeval } from "./semeval";
import { anyStudy, tagsOf } from "./testing/any-study";
import { testStudy } from "./testing/study";
import { fileTexts } from "./testing/written";

test("where no question asks for the genre, nothing is said of it", async () => {
  const files = await fileTexts(semeval.files(testStudy()));
  expect([...files.keys()].filter((path) => path.includes("subtask-1"))).toEqual([]);
});

test("a small reader finds each coder's frames, lines and passages in random studies", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      const files = await fileTexts(semeval.files(study));
      const order = files.get("frames_subtask2.txt")!.split("\n").slice(0, -1);
      const frames = study.head.frames.filter(({ isGroup }) => !isGroup);
      expect(order).toHaveLength(frames.length);
      const folderOf = coderFolders(study.head);
      const tags = await tagsOf(study);
      let number = 0;
      for await (const { id, codings } of study.articles()) {
        number++;
        const text = [...files.get(`articles/article${number}.txt`)!];
        const lines = text.join("").split("\n");
        for (const coding of codings) {
          const folder = folderOf(coding);
          const said = rows(files.get(`labels-subtask-2-${folder}.txt`)!).find(
            ([article]) => article === `${number}`,
          )![1]!;
          const used = new Set(coding.annotations.map(({ frameId }) => frameId));
          expect(said.split(",")).toEqual(order.filter((_, at) => used.has(frames[at]!.id)));

          const spans = rows(
            files.get(`labels-subtask-3-spans-${folder}/article${number}-labels-subtask-3.txt`)!,
          );
          const words = spans.map(
            ([, frame, start, end]) => `${frame} ${text.slice(+start!, +end!).join("")}`,
          );
          const tagged = tags
            .filter((tag) => tag.article === id)
            .filter((tag) => tag.coder === `${coding.roundId} ${coding.reviewerId}`)
            .flatMap((tag) => tag.words.split("|").map((part) => `${label(tag.frame)} ${part}`));
          expect(words.sort()).toEqual(tagged.sort());

          const found = rows(files.get(`labels-subtask-3-${folder}.txt`)!).filter(
            ([article]) => article === `${number}`,
          );
          expect(found.map(([, line]) => Number(line))).toEqual(
            lines.flatMap((line, at) => (line.trim() === "" ? [] : at + 1)),
          );
          for (const [, line, listed] of found) {
            const from = [...lines.slice(0, Number(line) - 1).join("\n")].length;
            const start = Number(line) === 1 ? 0 : from + 1;
            const end = start + [...lines[Number(line) - 1]!].length;
            const here = spans.filter(([, , a, b]) => +a! < end && +b! > start);
            const names = new Set(here.map(([, frame]) => frame));
            expect(listed).toBe(order.filter((name) => names.has(name)).join(","));
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});

const label = (name: string) => name.replace(/[\s,]+/gu, "_");

const rows = (file: string) =>
  file
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t"));
