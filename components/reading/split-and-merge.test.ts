import { expect, test } from "vitest";
import type { Annotation, AnnotationMutation } from "@/lib/domain/annotation";
import { NOTHING_SAID } from "@/lib/domain/annotation-content";
import { offsetIndex } from "@/lib/domain/text/offsets";
import type { Utf16Offset } from "@/lib/domain/text/offsets";
import { mergeEdit, splitEdit } from "./split-and-merge";
import { tagMaker } from "./tags";

const TEXT = "📰 One two three. Four five six.";
const index = offsetIndex(TEXT);

function annotation(id: string, words: string, fields: Partial<Annotation> = {}): Annotation {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return {
    ...NOTHING_SAID,
    ...{ id, frameId: "sec", reviewerId: "ana", memo: "", revision: 3, suggested: false },
    ...{ start, end: start + [...words].length, quote: words, createdAt: "", updatedAt: "" },
    ...fields,
  };
}

function tagsOf(...annotations: Annotation[]) {
  return tagMaker(index)(annotations);
}
function wordsOf(mutation: AnnotationMutation | undefined) {
  const { start = 0, end = 0 } = mutation as { start?: number; end?: number };
  return index.slice({ start, end });
}
const at = (words: string) => TEXT.indexOf(words) as Utf16Offset;

test("splitting keeps the first tag's identity, and what was said of it on both", () => {
  const said = { memo: "why", confidence: "low", needsDiscussion: true } as const;
  const [tag] = tagsOf(annotation("a", "One two three", said));
  const [first, second] = splitEdit(TEXT, index, tag!, at("three"))!;
  expect(first).toMatchObject({ kind: "update", annotationId: "a", baseRevision: 3 });
  expect(wordsOf(first)).toBe("One two");
  expect(second).toMatchObject({ kind: "create", frameId: "sec", ...said });
  expect(wordsOf(second)).toBe("three");
});

test.each(["One", "Four"])(
  "a tag is not split before “%s”, which leaves one side empty",
  (word) => {
    const [tag] = tagsOf(annotation("a", "One two three"));
    expect(splitEdit(TEXT, index, tag!, at(word))).toBeNull();
  },
);

test("merging grows the open tag over its neighbour, keeps both notes, and deletes the other", () => {
  const tags = tagsOf(
    annotation("a", "One two", { memo: "first" }),
    annotation("b", "two three", { memo: "second" }),
  );
  const [gone, grown] = mergeEdit(TEXT, index, tags[0]!, tags)!;
  expect(gone).toMatchObject({ kind: "delete", annotationId: "b", baseRevision: 3 });
  expect(grown).toMatchObject({ kind: "update", annotationId: "a", memo: "first\nsecond" });
  expect(wordsOf(grown)).toBe("One two three");
});

test("a note that both tags have is kept once, and then not changed", () => {
  const memo = "same";
  const tags = tagsOf(annotation("a", "One two", { memo }), annotation("b", "two three", { memo }));
  expect(mergeEdit(TEXT, index, tags[0]!, tags)![1]).not.toHaveProperty("memo");
});

test.each<[string, Annotation]>([
  ["of another frame", annotation("b", "two three", { frameId: "pra" })],
  ["of another reviewer", annotation("b", "two three", { reviewerId: "ben" })],
  ["further away", annotation("b", "five six")],
])("a tag %s is not merged", (_, other) => {
  const tags = tagsOf(annotation("a", "One two"), other);
  expect(mergeEdit(TEXT, index, tags[0]!, tags)).toBeNull();
});
