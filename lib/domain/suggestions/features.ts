import { wordsOf } from "../statistics/words";

/** A text as numbers: ascending feature indices, and a weight for each. Length 1, or 0 for a text without known words. */
export interface SparseVector {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** What texts are turned into numbers by: the features known from the texts learned from. */
export interface Vocabulary {
  readonly index: ReadonlyMap<string, number>;
  /** ln((1 + n) / (1 + n texts with the feature)) + 1, by feature index */
  readonly inverseDocumentFrequency: readonly number[];
}

/** Features in fewer texts than this teach nothing that holds elsewhere. */
const LEAST_TEXTS = 2;

/** Words and pairs of neighbouring words, in the order of the text. */
function featuresOf(text: string, language: string | undefined): string[] {
  const words = wordsOf(text, language).map(({ word }) => word);
  const pairs = words.slice(1).map((word, i) => `${words[i]!} ${word}`);
  return [...words, ...pairs];
}

/**
 * The vocabulary of `texts`, with the smoothed inverse document frequency.
 *
 * Sparck Jones, K. (1972). A statistical interpretation of term specificity and its
 * application in retrieval. Journal of Documentation 28(1).
 */
export function vocabularyOf(texts: readonly string[], language?: string): Vocabulary {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const feature of new Set(featuresOf(text, language))) {
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  const index = new Map<string, number>();
  const inverseDocumentFrequency: number[] = [];
  for (const [feature, count] of counts) {
    if (count < LEAST_TEXTS) continue;
    index.set(feature, index.size);
    inverseDocumentFrequency.push(Math.log((1 + texts.length) / (1 + count)) + 1);
  }
  return { index, inverseDocumentFrequency };
}

/** TF-IDF of a text with sublinear counts (1 + ln count), scaled to length 1. */
export function vectorOf(text: string, vocabulary: Vocabulary, language?: string): SparseVector {
  const counts = new Map<number, number>();
  for (const feature of featuresOf(text, language)) {
    const at = vocabulary.index.get(feature);
    if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const indices = [...counts.keys()].sort((a, b) => a - b);
  const weights = indices.map(
    (at) => (1 + Math.log(counts.get(at)!)) * vocabulary.inverseDocumentFrequency[at]!,
  );
  const length = Math.hypot(...weights);
  return { indices, values: weights.map((weight) => weight / length) };
}
