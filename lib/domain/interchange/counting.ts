import { graphemeBoundaries } from "../text/graphemes";
import { canonicalOffsets } from "../text/normalize";
import type { OffsetUnit } from "./imported-study";

/** How a program counted the offsets that it wrote. */
export interface Counting {
  readonly unit: OffsetUnit;
  /** Whether a byte order mark before the text counts. */
  readonly mark: boolean;
  /** CRLF "as written", as one even where two are written, or as two even where one is. */
  readonly lineEnds: "as written" | "as one" | "as two";
  /** What the first offset of a text is called: 0, or 1. */
  readonly first: 0 | 1;
  /** The end names the last character, not the one after it. */
  readonly inclusive: boolean;
}

/** As Framewise counts, and most formats do. */
export const PLAIN_COUNTING: Omit<Counting, "unit"> = {
  mark: true,
  lineEnds: "as written",
  first: 0,
  inclusive: false,
};

/**
 * Where each offset of a counting is in the canonical form of `raw`, in UTF-16 code
 * units; -1 where that would cut a character in two. The index is the offset less `first`.
 */
export function positionsOf(raw: string, { unit, mark, lineEnds }: Counting): Int32Array {
  const canonical = canonicalOffsets(raw);
  const positions: number[] = [];
  const steps = unit === "graphemes" ? graphemes(raw) : raw;
  let at = 0;
  for (const step of steps) {
    const counted = count(step, at);
    for (let i = 0; i < counted; i++) positions.push(i === 0 ? canonical[at]! : -1);
    at += step.length;
  }
  positions.push(canonical[at]!);
  return Int32Array.from(positions);

  function count(step: string, offset: number): number {
    if (offset === 0 && step === "\uFEFF" && !mark) return 0;
    if (step === "\r" && raw[offset + 1] === "\n" && lineEnds === "as one") return 0;
    const sizes = step === "\n" && raw[offset - 1] !== "\r" && lineEnds === "as two" ? 2 : 1;
    switch (unit) {
      case "utf-16":
        return sizes - 1 + step.length;
      case "utf-8":
        return sizes - 1 + utf8Length(step);
      case "code points":
      case "graphemes":
        return sizes;
    }
  }
}

function* graphemes(raw: string): Iterable<string> {
  const boundaries = graphemeBoundaries(raw);
  for (let i = 1; i < boundaries.length; i++) yield raw.slice(boundaries[i - 1], boundaries[i]);
}

/** Bytes of one character; half of a surrogate pair is written as U+FFFD. */
function utf8Length(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** A counting in words, such as “UTF-16 code units, each line end as two”. */
export function countingWords({ unit, mark, lineEnds, first, inclusive }: Counting): string {
  return [
    UNIT_WORDS[unit],
    ...(mark ? [] : ["without the byte order mark"]),
    ...(lineEnds === "as written" ? [] : [`each line end ${lineEnds}`]),
    ...(first === 1 ? ["counted from 1"] : []),
    ...(inclusive ? ["the end being the last character"] : []),
  ].join(", ");
}

export const UNIT_WORDS: Readonly<Record<OffsetUnit, string>> = {
  "code points": "characters (Unicode code points)",
  "utf-16": "UTF-16 code units",
  "utf-8": "UTF-8 bytes",
  graphemes: "characters as people see them (grapheme clusters)",
};

/**
 * Every counting that could make a difference in these texts, the likely before the
 * unlikely: first the format's own units plainly, then the others, then what programs
 * are known to do with marks and line ends, then offsets that are one off.
 */
export function countingsOf(
  texts: readonly string[],
  documented: readonly OffsetUnit[],
): readonly Counting[] {
  const anyMark = texts.some((text) => text.startsWith("\uFEFF"));
  const anyCrlf = texts.some((text) => text.includes("\r\n"));
  const anyLf = texts.some((text) => /(^|[^\r])\n/.test(text));
  const others = (["code points", "utf-16", "utf-8", "graphemes"] as const).filter(
    (unit) => !documented.includes(unit),
  );
  const marks = anyMark ? [true, false] : [true];
  const lineEnds = [
    "as written" as const,
    ...(anyCrlf ? ["as one" as const] : []),
    ...(anyLf ? ["as two" as const] : []),
  ];
  const ends = [
    { first: 0, inclusive: false },
    { first: 1, inclusive: false },
    { first: 0, inclusive: true },
    { first: 1, inclusive: true },
  ] as const;
  return ends.flatMap((end) =>
    lineEnds.flatMap((lineEnd) =>
      marks.flatMap((mark) =>
        [...documented, ...others].map((unit) => ({ unit, mark, lineEnds: lineEnd, ...end })),
      ),
    ),
  );
}
