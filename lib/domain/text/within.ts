import { intersectionOf, totalLength } from "../span";
import type { Span } from "../span";

/** A text cut down to some of its stretches, and the way from offsets in the whole to offsets in it. */
export interface PartialText {
  readonly text: string;
  /** Code points. */
  readonly length: number;
  /** The parts of a passage that lie in the stretches; none where it lies outside. */
  readonly place: (passage: Span) => Span[];
}

/**
 * A text without everything outside these stretches (in code points, in order, without
 * overlap), each on a line of its own.
 */
export function within(text: string, stretches: readonly Span[]): PartialText {
  const points = [...text];
  const shifts: { readonly stretch: Span; readonly by: number }[] = [];
  let length = 0;
  for (const stretch of stretches) {
    shifts.push({ stretch, by: length - stretch.start });
    length += stretch.end - stretch.start + 1;
  }
  return {
    text: stretches.map(({ start, end }) => points.slice(start, end).join("")).join("\n"),
    length: Math.max(0, totalLength(stretches) + stretches.length - 1),
    place: (passage) =>
      shifts.flatMap(({ stretch, by }) =>
        intersectionOf([stretch], [passage]).map(({ start, end }) => ({
          start: start + by,
          end: end + by,
        })),
      ),
  };
}
