import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparisonOf } from "./differences";

type Tag = readonly [reviewerId: string, frameId: string, start: number, end: number];

const compare = (tags: readonly Tag[], reviewerIds = ["ann", "bob", "cem"]) =>
  comparisonOf(
    tags.map(([reviewerId, frameId, start, end]) => ({
      id: `${reviewerId} ${frameId} ${start}-${end}`,
      reviewerId,
      frameId,
      start,
      end,
    })),
    reviewerIds,
  );

/** A comparison in few words: kind, extent, who tagged what, who is missing. */
const inWords = (tags: readonly Tag[], reviewerIds?: string[]) => {
  const { agreements, differences } = compare(tags, reviewerIds);
  return [
    ...agreements.map(({ start, end, frameId }) => `agreement ${frameId} ${start}-${end}`),
    ...differences.map(({ kind, start, end, annotations, missingReviewerIds }) =>
      [
        kind,
        `${start}-${end}`,
        annotations.map(({ id }) => id).join(", "),
        ...missingReviewerIds,
      ].join(" | "),
    ),
  ];
};

describe("comparisonOf", () => {
  test.each<[string, Tag[], string[]]>([
    [
      "all tagged the same",
      [
        ["ann", "E", 0, 9],
        ["bob", "E", 0, 9],
        ["cem", "E", 0, 9],
      ],
      ["agreement E 0-9"],
    ],
    [
      "all tagged the frame, not the same passage",
      [
        ["ann", "E", 0, 9],
        ["bob", "E", 0, 9],
        ["cem", "E", 2, 12],
      ],
      ["boundary | 0-12 | ann E 0-9, bob E 0-9, cem E 2-12"],
    ],
    [
      "one did not tag it",
      [
        ["ann", "E", 0, 9],
        ["bob", "E", 0, 10],
      ],
      ["omission | 0-10 | ann E 0-9, bob E 0-10 | cem"],
    ],
    ["only one tagged it", [["bob", "E", 0, 9]], ["omission | 0-9 | bob E 0-9 | ann | cem"]],
    [
      "they gave one passage different frames",
      [
        ["ann", "E", 0, 9],
        ["bob", "M", 0, 9],
        ["cem", "M", 1, 9],
      ],
      ["frame | 0-9 | ann E 0-9, bob M 0-9, cem M 1-9"],
    ],
    [
      "they gave it three frames",
      [
        ["ann", "E", 0, 9],
        ["bob", "M", 0, 9],
        ["cem", "C", 0, 9],
      ],
      ["frame | 0-9 | ann E 0-9, bob M 0-9, cem C 0-9"],
    ],
    [
      "two gave it different frames and one none",
      [
        ["ann", "E", 0, 9],
        ["bob", "M", 0, 9],
      ],
      ["frame | 0-9 | ann E 0-9, bob M 0-9 | cem"],
    ],
    [
      "other frames overlap less than half of the shorter",
      [
        ["ann", "E", 0, 10],
        ["bob", "M", 6, 16],
      ],
      ["omission | 0-10 | ann E 0-10 | bob | cem", "omission | 6-16 | bob M 6-16 | ann | cem"],
    ],
    [
      "other frames overlap exactly half of the shorter",
      [
        ["ann", "E", 0, 10],
        ["bob", "M", 5, 15],
      ],
      ["frame | 0-15 | ann E 0-10, bob M 5-15 | cem"],
    ],
    [
      "one of them tagged both frames, so neither stands for the other",
      [
        ["ann", "E", 0, 9],
        ["bob", "E", 0, 9],
        ["bob", "M", 0, 9],
      ],
      ["omission | 0-9 | ann E 0-9, bob E 0-9 | cem", "omission | 0-9 | bob M 0-9 | ann | cem"],
    ],
    [
      "the other frame is agreed on",
      [
        ["ann", "E", 0, 9],
        ["bob", "E", 0, 9],
        ["cem", "E", 0, 9],
        ["ann", "M", 0, 9],
      ],
      ["agreement E 0-9", "omission | 0-9 | ann M 0-9 | bob | cem"],
    ],
    [
      "passages only touch",
      [
        ["ann", "E", 0, 5],
        ["bob", "E", 5, 9],
      ],
      ["omission | 0-5 | ann E 0-5 | bob | cem", "omission | 5-9 | bob E 5-9 | ann | cem"],
    ],
    [
      "the first overlaps the second and the second the third, but not the first the third",
      [
        ["ann", "E", 0, 10],
        ["bob", "E", 6, 20],
        ["cem", "E", 12, 30],
      ],
      [
        "omission | 0-10 | ann E 0-10 | bob | cem",
        "omission | 6-30 | bob E 6-20, cem E 12-30 | ann",
      ],
    ],
    [
      "a reviewer cut in two what another tagged as one: the better fit is its partner",
      [
        ["ann", "E", 0, 20],
        ["bob", "E", 0, 8],
        ["bob", "E", 8, 20],
        ["cem", "E", 0, 20],
      ],
      [
        "boundary | 0-20 | ann E 0-20, cem E 0-20, bob E 8-20",
        "omission | 0-8 | bob E 0-8 | ann | cem",
      ],
    ],
    [
      "a reviewer tagged the same passage twice",
      [
        ["ann", "E", 0, 9],
        ["ann", "E", 0, 9],
        ["bob", "E", 0, 9],
        ["cem", "E", 0, 9],
      ],
      ["agreement E 0-9", "omission | 0-9 | ann E 0-9 | bob | cem"],
    ],
  ])("when %s", (_when, tags, expected) => {
    expect(inWords(tags).sort()).toEqual(expected.sort());
  });

  test("knows the reviewers who tagged nothing at all", () => {
    expect(inWords([["ann", "E", 0, 9]], ["ann", "dee"])).toEqual([
      "omission | 0-9 | ann E 0-9 | dee",
    ]);
    expect(inWords([], ["ann", "dee"])).toEqual([]);
  });

  const arbitraryTags = fc.uniqueArray(
    fc
      .record({
        reviewer: fc.constantFrom("ann", "bob", "cem"),
        frame: fc.constantFrom("E", "M", "C"),
        start: fc.nat(20),
        length: fc.integer({ min: 1, max: 12 }),
      })
      .map(({ reviewer, frame, start, length }): Tag => [reviewer, frame, start, start + length]),
    { maxLength: 14, selector: (tag) => tag.join(" ") },
  );

  test("puts every annotation in exactly one place, and no reviewer twice in one", () => {
    fc.assert(
      fc.property(arbitraryTags, (tags) => {
        const { agreements, differences } = compare(tags);
        const places = [...agreements, ...differences].map(({ annotations }) => annotations);
        expect(places.flatMap((place) => place.map(({ id }) => id)).sort()).toEqual(
          tags.map(([r, f, s, e]) => `${r} ${f} ${s}-${e}`).sort(),
        );
        for (const place of places) {
          expect(new Set(place.map(({ reviewerId }) => reviewerId)).size).toBe(place.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("names each difference by what is in it", () => {
    fc.assert(
      fc.property(arbitraryTags, (tags) => {
        for (const { kind, annotations, missingReviewerIds, start, end } of compare(tags)
          .differences) {
          const frames = new Set(annotations.map(({ frameId }) => frameId));
          const spans = new Set(annotations.map((a) => `${a.start}-${a.end}`));
          expect(annotations.length + missingReviewerIds.length).toBe(3);
          expect(start).toBe(Math.min(...annotations.map((a) => a.start)));
          expect(end).toBe(Math.max(...annotations.map((a) => a.end)));
          if (kind === "frame") expect(frames.size).toBeGreaterThan(1);
          else expect(frames.size).toBe(1);
          if (kind === "omission") expect(missingReviewerIds).not.toEqual([]);
          if (kind === "boundary")
            expect([missingReviewerIds.length, spans.size > 1]).toEqual([0, true]);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("does not depend on the order of annotations nor on which reviewer is which", () => {
    const renamed: Record<string, string> = { ann: "cem", bob: "ann", cem: "bob" };
    const rename = (text: string) => text.replace(/ann|bob|cem/g, (name) => renamed[name]!);
    const sorted = (text: string) =>
      text
        .split(/ \| |, /)
        .sort()
        .join();

    fc.assert(
      fc.property(arbitraryTags, (tags) => {
        const expected = inWords(tags);
        expect(inWords([...tags].reverse())).toEqual(expected);
        const relabelled = tags.map(([r, f, s, e]): Tag => [renamed[r]!, f, s, e]);
        expect(inWords(relabelled).map(sorted).sort()).toEqual(
          expected.map(rename).map(sorted).sort(),
        );
      }),
      { numRuns: 50 },
    );
  });
});
