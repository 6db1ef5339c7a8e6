import fc from "fast-check";
import { expect, test } from "vitest";
import type { Utf16Offset, Utf16Span } from "./offsets";
import { runsOf, stretchesOf } from "./runs";

const span = (start: number, end: number) =>
  ({ start, end }) as { start: Utf16Offset; end: Utf16Offset };

const spans = fc.array(
  fc
    .tuple(fc.nat(30), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => span(start, start + length)),
  { maxLength: 12 },
);

test("runs of two overlapping tags", () => {
  const a = span(0, 6);
  const b = span(4, 9);
  expect(runsOf(span(0, 12), [b, a])).toEqual([
    { ...span(0, 4), covering: [a] },
    { ...span(4, 6), covering: [a, b] },
    { ...span(6, 9), covering: [b] },
    { ...span(9, 12), covering: [] },
  ]);
});

test("runs join up, and each character is covered by exactly the annotations that hold it", () => {
  fc.assert(
    fc.property(spans, (annotations) => {
      const runs = runsOf(span(10, 30), annotations);
      let at = 10;
      for (const { start, end, covering } of runs) {
        expect(start).toBe(at);
        at = end;
        for (let offset = start as number; offset < end; offset++) {
          const holding = annotations.filter((a) => a.start <= offset && offset < a.end);
          expect(new Set(covering)).toEqual(new Set(holding));
        }
      }
      expect(at).toBe(30);
    }),
  );
});

test("a mark takes neighbouring tagged runs together and leaves plain text alone", () => {
  fc.assert(
    fc.property(spans, (annotations) => {
      const runs = runsOf(span(0, 45), annotations);
      const stretches = stretchesOf(runs);
      expect(stretches.flatMap(({ runs }) => runs)).toEqual(runs);
      for (const [i, { covering, runs }] of stretches.entries()) {
        expect(runs.every((run) => run.covering.length > 0 === covering.length > 0)).toBe(true);
        const touching = annotations.filter((a) => runs.some((run) => touches(a, run)));
        expect(new Set(covering)).toEqual(new Set(touching));
        const next = stretches[i + 1];
        if (next) expect(covering.length > 0 && next.covering.length > 0).toBe(false);
      }
    }),
  );
});

test("an empty stretch has no runs", () => {
  expect(runsOf(span(3, 3), [span(0, 9)])).toEqual([]);
});

function touches(a: Utf16Span, b: Utf16Span): boolean {
  return a.start < b.end && b.start < a.end;
}
