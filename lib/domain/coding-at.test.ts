import fc from "fast-check";
import { expect, test } from "vitest";
import { NOTHING_SAID } from "./annotation-content";
import type { JournalEntry, JournalState } from "./coding-at";
import { annotationsAt } from "./coding-at";

const at = (minute: number) => new Date(Date.UTC(2026, 1, 3, 10, minute));
const state = (start: number, deleted = false): JournalState => ({
  ...NOTHING_SAID,
  ...{ frameId: "SEC", start, end: start + 5, memo: "", quote: "words", deleted },
});

test("an annotation is there from its creation until it is deleted, and again once restored", () => {
  const journal: JournalEntry[] = [
    { annotationId: "a", revision: 1, createdAt: at(1), after: state(10) },
    { annotationId: "a", revision: 2, createdAt: at(3), after: state(20) },
    { annotationId: "a", revision: 3, createdAt: at(5), after: state(20, true) },
    { annotationId: "a", revision: 4, createdAt: at(7), after: state(20) },
  ];
  const starts = (minute: number) => annotationsAt(journal, at(minute)).map(({ start }) => start);
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map(starts)).toEqual([
    ...[[], [10], [10], [20], [20]],
    ...[[], [], [20], [20]],
  ]);
});

test("is what carrying out the changes one after the other leaves, in whatever order they are read", () => {
  const change = fc.record({
    annotationId: fc.constantFrom("a", "b", "c"),
    start: fc.nat(50),
    deleted: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 30 }),
      fc.nat(30),
      fc.gen(),
      (changes, minute, gen) => {
        const revisions = new Map<string, number>();
        const journal = changes.map(({ annotationId, start, deleted }, index): JournalEntry => {
          const revision = (revisions.get(annotationId) ?? 0) + 1;
          revisions.set(annotationId, revision);
          return { annotationId, revision, createdAt: at(index), after: state(start, deleted) };
        });
        const rows = new Map<string, number>();
        for (const { annotationId, start, deleted } of changes.slice(0, minute + 1)) {
          if (deleted) rows.delete(annotationId);
          else rows.set(annotationId, start);
        }
        const mixed = [...journal].sort(() => gen(fc.integer, { min: -1, max: 1 }));
        const found = annotationsAt(mixed, at(minute));
        expect(new Map(found.map(({ id, start }) => [id, start]))).toEqual(rows);
      },
    ),
  );
});
