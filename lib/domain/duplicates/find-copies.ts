import { shinglesOf } from "./shingles";
import type { SimilarPair } from "./similar-pairs";
import { similarPairs } from "./similar-pairs";

/** A text to be compared with the others. */
export interface Text {
  readonly id: string;
  readonly text: string;
}

export interface CopyOptions {
  /** Least similarity of a pair, 0 to 1. */
  readonly least: number;
}

export interface Copies {
  /** Of the texts, in the order in which the pairs count them. */
  readonly ids: readonly string[];
  readonly pairs: readonly SimilarPair[];
}

/** All pairs of texts that are alike; `progress` counts texts. */
export function findCopies(
  { least }: CopyOptions,
  texts: readonly Text[],
  progress: (done: number, total: number) => void = () => {},
): Copies {
  const sets = texts.map(({ text }) => shinglesOf(text));
  let done = 0;
  const onText = () => {
    if (++done % 100 === 0) progress(done, texts.length);
  };
  return { ids: texts.map(({ id }) => id), pairs: [...similarPairs(sets, least, onText)] };
}
