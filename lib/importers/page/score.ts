/** How much of an expected text was found, by 4-grams of words that occur in both. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const N = 4;

/**
 * Compare two texts by their 4-grams of words, each counted as often as it occurs, as the
 * article-extraction-benchmark of Scrapinghub does; texts shorter than four words are one gram.
 */
export function fourGramScore(found: string, expected: string): Score {
  const [a, b] = [grams(found), grams(expected)];
  let both = 0;
  for (const [gram, count] of a) both += Math.min(count, b.get(gram) ?? 0);
  const precision = total(a) === 0 ? 0 : both / total(a);
  const recall = total(b) === 0 ? 0 : both / total(b);
  const f1 = both === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

function grams(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let i = 0; i === 0 || i + N <= words.length; i++) {
    const gram = words.slice(i, i + N).join(" ");
    if (gram !== "") counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);
