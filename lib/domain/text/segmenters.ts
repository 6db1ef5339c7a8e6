/** The unit a text is cut into. */
export type Granularity = "grapheme" | "word" | "sentence";

/** One piece of a cut text. `index` counts UTF-16 code units from the start of the cut text. */
export interface Piece {
  readonly index: number;
  readonly segment: string;
}

const FALLBACK: Record<Granularity, RegExp> = {
  grapheme: /\P{M}(?:\u200D\P{M}|\p{M}|\p{Emoji_Modifier})*|\p{M}+/gu,
  word: /[\p{L}\p{M}\p{N}]+(?:[’'-][\p{L}\p{M}\p{N}]+)*|[^\p{L}\p{M}\p{N}]/gu,
  sentence: /[^.!?…。！？]*[.!?…。！？]+["”’»)\]]*\s*|[^.!?…。！？]+$/gu,
};

const segmenters = new Map<string, Intl.Segmenter | null>();

/**
 * Cut `text` into graphemes, words (with the spaces and signs between them) or
 * sentences, by the rules of Unicode Standard Annex 29 for the language (BCP 47).
 * Where the runtime has no `Intl.Segmenter`, simple patterns stand in for it.
 */
export function pieces(text: string, granularity: Granularity, language = "und"): Piece[] {
  const segmenter = segmenterFor(granularity, language);
  if (segmenter) return Array.from(segmenter.segment(text));
  return Array.from(text.matchAll(FALLBACK[granularity]), (match) => ({
    index: match.index,
    segment: match[0],
  }));
}

function segmenterFor(granularity: Granularity, language: string): Intl.Segmenter | null {
  const key = `${granularity} ${language}`;
  let segmenter = segmenters.get(key);
  if (segmenter === undefined) {
    segmenter = createSegmenter(granularity, language);
    segmenters.set(key, segmenter);
  }
  return segmenter;
}

function createSegmenter(granularity: Granularity, language: string): Intl.Segmenter | null {
  if (typeof Intl === "undefined" || !("Segmenter" in Intl)) return null;
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    return new Intl.Segmenter("und", { granularity }); // an article's language may be no valid tag
  }
}
