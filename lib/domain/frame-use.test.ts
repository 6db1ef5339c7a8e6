import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codedLength, frameUsesOf, touches } from "./frame-use";
import type { Zone } from "./zones";
import { ZONE_KINDS } from "./zones";

const coding = { articleId: "a", layer: "reviewer", reviewerId: "ann" } as const;
const zone = (zone: Zone["zone"], start: number, end: number): Zone => ({ zone, start, end });
const tag = (frameId: string, start: number, end: number) => ({ frameId, start, end });

// 10 headline + 20 lead + 20 body = 50 coded; line breaks at 10, 31 and 52; caption outside.
const zones = [
  zone("headline", 0, 10),
  zone("lead", 11, 31),
  zone("body", 32, 52),
  zone("caption", 53, 73),
];

test("codedLength counts headline and body, not captions or line breaks", () => {
  expect(codedLength(zones)).toBe(50);
});

describe("frameUsesOf", () => {
  test("gives one row per frame used", () => {
    const uses = frameUsesOf(coding, [tag("E", 5, 21), tag("M", 42, 52), tag("E", 32, 34)], zones);
    expect(uses).toEqual([
      {
        ...coding,
        frameId: "E",
        count: 2,
        covered: 17, // 5 in the headline, 10 in the lead, 2 in the body; not the line break at 10
        framed: 27,
        zones: 0b1101, // headline, lead, body
        firstOffset: 5,
        tenths: [4, 4, 2, 0, 0, 2, 0, 0, 0, 0], // the body's 40 code points in parts of 4
      },
      {
        ...coding,
        frameId: "M",
        count: 1,
        covered: 10,
        framed: 27,
        zones: 0b1000,
        firstOffset: 40, // 10 headline + 20 lead + 10 of the body
        tenths: [0, 0, 0, 0, 0, 0, 0, 2, 4, 4],
      },
    ]);
  });

  test("pitfall 17: overlapping tags of one frame are counted once", () => {
    const [use] = frameUsesOf(coding, [tag("E", 0, 6), tag("E", 4, 10), tag("E", 4, 10)], zones);
    expect(use).toMatchObject({ count: 3, covered: 10, framed: 10 });
  });

  test("a tag in a caption is a use that covers nothing", () => {
    const [use] = frameUsesOf(coding, [tag("E", 55, 60)], zones);
    expect(use).toMatchObject({ count: 1, covered: 0, framed: 0, firstOffset: null });
    expect(ZONE_KINDS.filter((kind) => touches(use!, kind))).toEqual(["caption"]);
  });

  test("a coding without annotations has no rows", () => {
    expect(frameUsesOf(coding, [], zones)).toEqual([]);
  });

  test("agrees with counting code point by code point", () => {
    const arbitraryZones = fc
      .array(fc.record({ kind: fc.constantFrom(...ZONE_KINDS), gap: fc.nat(2), length: fc.nat(9) }))
      .map((parts) => {
        let at = 0;
        return parts.map(({ kind, gap, length }) => {
          const start = at + gap;
          at = start + length + 1;
          return zone(kind, start, at);
        });
      });
    const arbitraryTags = fc.array(
      fc
        .record({
          id: fc.constantFrom("E", "M"),
          start: fc.nat(60),
          length: fc.integer({ min: 1, max: 20 }),
        })
        .map(({ id, start, length }) => tag(id, start, start + length)),
      { maxLength: 6 },
    );

    fc.assert(
      fc.property(arbitraryZones, arbitraryTags, (zones, tags) => {
        const kindAt = (p: number) => zones.find(({ start, end }) => start <= p && p < end)?.zone;
        const points = Array.from({ length: 150 }, (_, p) => p);
        const coded = points.filter((p) => !["caption", "footnote", undefined].includes(kindAt(p)));
        const body = coded.filter((p) => kindAt(p) !== "headline");
        const isTagged = (p: number, frameId?: string) =>
          tags.some((t) => (frameId ?? t.frameId) === t.frameId && t.start <= p && p < t.end);

        expect(codedLength(zones)).toBe(coded.length);
        const uses = frameUsesOf(coding, tags, zones);
        expect(uses.map((use) => use.frameId).sort()).toEqual(
          [...new Set(tags.map((t) => t.frameId))].sort(),
        );
        for (const use of uses) {
          const tagged = coded.filter((p) => isTagged(p, use.frameId));
          expect(use.covered).toBe(tagged.length);
          expect(use.framed).toBe(coded.filter((p) => isTagged(p)).length);
          expect(use.firstOffset).toBe(tagged.length > 0 ? coded.indexOf(tagged[0]!) : null);
          expect(use.tenths).toEqual(
            Array.from(
              { length: 10 },
              (_, tenth) =>
                body.filter(
                  (p, i) =>
                    Math.floor((10 * i) / body.length) === tenth && isTagged(p, use.frameId),
                ).length,
            ),
          );
          for (const kind of ZONE_KINDS) {
            expect(touches(use, kind)).toBe(
              points.some((p) => kindAt(p) === kind && isTagged(p, use.frameId)),
            );
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
