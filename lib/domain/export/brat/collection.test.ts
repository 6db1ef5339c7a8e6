import fc from "fast-check";
import { expect, test } from "vitest";
import { coderFolders } from "../file-names";
import type { Study } from "../study";
import { anyStudy, inOrder } from "../testing/any-study";
import { fileTexts } from "../testing/written";
import { brat } from "./collection";
import { typesOf } from "./configuration";

/** What a study holds that brat can: the covered characters but line ends, by coder, text and type. */
async function wanted({ head, articles }: Study): Promise<string[]> {
  const folderOf = coderFolders(head);
  const types = typesOf(head.frames);
  const found: (readonly unknown[])[] = [];
  for await (const { text, codings } of articles()) {
    const characters = Array.from(text);
    for (const coding of codings) {
      for (const { frameId, start, end, pieces, memo } of coding.annotations) {
        const covered = (pieces ?? [{ start, end }]).flatMap((piece) =>
          Array.from({ length: piece.end - piece.start }, (_, i) => piece.start + i),
        );
        const places = covered.filter((at) => characters[at] !== "\n");
        if (places.length === 0) continue;
        found.push([
          folderOf(coding),
          text,
          types.get(frameId),
          places,
          memo.replace(/\s+/gu, " "),
        ]);
      }
    }
  }
  return inOrder(found);
}

/** The same as a small reader of standoff files finds it; every line has to hold what it says. */
function read(files: ReadonlyMap<string, string>): string[] {
  const found: (readonly unknown[])[] = [];
  for (const [path, ann] of files) {
    if (!path.endsWith(".ann")) continue;
    const text = files.get(path.replace(/ann$/, "txt"))!;
    const characters = Array.from(text);
    const tags = new Map<string, { type: string; places: number[]; memo: string }>();
    for (const line of ann.split("\n").slice(0, -1)) {
      const [id, said, words] = line.split("\t") as [string, string, string];
      if (id.startsWith("#")) {
        tags.get(said.split(" ")[1]!)!.memo = words;
        continue;
      }
      const [type, ...place] = said.split(" ");
      const parts = place
        .join(" ")
        .split(";")
        .map((part) => part.split(" ").map(Number));
      const quotes = parts.map(([start, end]) => characters.slice(start, end).join(""));
      expect(quotes.join(" ")).toBe(words);
      expect(quotes.join("")).not.toContain("\n");
      expect(type).toMatch(/^[\w-]+$/);
      const places = parts.flatMap(([start, end]) =>
        Array.from({ length: end! - start! }, (_, i) => start! + i),
      );
      tags.set(id, { type: type!, places, memo: "" });
    }
    for (const { type, places, memo } of tags.values()) {
      found.push([path.split("/")[0], text, type, places, memo]);
    }
  }
  return inOrder(found);
}

test("a small reader finds the same tags in random studies", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      expect(read(await fileTexts(brat.files(study)))).toEqual(await wanted(study));
    }),
    { numRuns: 60 },
  );
});
