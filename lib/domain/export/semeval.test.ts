import fc from "fast-check";
import { expect, test } from "vitest";
import { coderFolders } from "./file-names";
import { semeval } from "./semeval";
import { anyStudy } from "./testing/any-study";
import { testStudy } from "./testing/study";
import { asOneText, fileTexts } from "./testing/written";

test("all files of the study are as expected", async () => {
  const files = await fileTexts(semeval.files(testStudy()));
  await expect(asOneText(files)).toMatchFileSnapshot("testing/golden/semeval.txt");
});

test("a small reader finds each coder's frames in random studies", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      const files = await fileTexts(semeval.files(study));
      const order = files.get("frames_subtask2.txt")!.split("\n").slice(0, -1);
      const frames = study.head.frames.filter(({ isGroup }) => !isGroup);
      expect(order).toHaveLength(frames.length);
      const folderOf = coderFolders(study.head);
      let number = 0;
      for await (const { codings } of study.articles()) {
        number++;
        for (const coding of codings) {
          const lines = files.get(`labels-subtask-2-${folderOf(coding)}.txt`)!.split("\n");
          const [, said] = lines.map((one) => one.split("\t")).find(([id]) => id === `${number}`)!;
          const used = new Set(coding.annotations.map(({ frameId }) => frameId));
          expect(said!.split(",")).toEqual(order.filter((_, at) => used.has(frames[at]!.id)));
        }
      }
    }),
    { numRuns: 40 },
  );
});
