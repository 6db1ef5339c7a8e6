import { similarityOf } from "./shingles";

/** Two texts, by their places in the list, and how alike they are. */
export interface SimilarPair {
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

/**
 * All pairs of texts whose similarity (Jaccard, of shingles) is at least `least`.
 * None is missed and none is guessed, so the answer is the same each time.
 *
 * Two sets that are so alike must share one of the rarest shingles of each: only
 * those are looked up, and only pairs that meet there are compared. Shingles of one
 * text alone cannot meet, and what all texts of an outlet share is hardly looked up.
 *
 * Bayardo, R. J., Ma, Y. & Srikant, R. (2007). Scaling up all pairs similarity
 * search. WWW ’07, 131–140; prefixes as in Xiao, C., Wang, W., Lin, X. & Yu, J. X.
 * (2008). Efficient similarity joins for near duplicate detection. WWW ’08, 131–140.
 *
 * @param onText called after each text, to say how far it is
 */
export function* similarPairs(
  sets: readonly Float64Array[],
  least: number,
  onText: () => void = () => {},
): Generator<SimilarPair> {
  const rarity = frequencies(sets);
  const order = sets.map((_, i) => i).sort((i, j) => sets[i]!.length - sets[j]!.length || i - j);
  const textsWith = new Map<number, number[]>();
  for (const a of order) {
    const met = new Set<number>();
    for (const shingle of prefixOf(sets[a]!, least, rarity)) {
      const others = textsWith.get(shingle);
      if (!others) {
        textsWith.set(shingle, [a]);
        continue;
      }
      for (const b of others) if (sets[b]!.length >= least * sets[a]!.length) met.add(b);
      others.push(a);
    }
    for (const b of [...met].sort((x, y) => x - y)) {
      const similarity = similarityOf(sets[a]!, sets[b]!);
      if (similarity >= least) yield { a: Math.min(a, b), b: Math.max(a, b), similarity };
    }
    onText();
  }
}

/** In how many texts each shingle stands that is in more than one. */
function frequencies(sets: readonly Float64Array[]): Map<number, number> {
  const all = new Float64Array(sets.reduce((sum, { length }) => sum + length, 0));
  let size = 0;
  for (const set of sets) {
    all.set(set, size);
    size += set.length;
  }
  all.sort();
  const counts = new Map<number, number>();
  for (let i = 0, end = 0; i < size; i = end) {
    while (end < size && all[end] === all[i]) end++;
    if (end - i > 1) counts.set(all[i]!, end - i);
  }
  return counts;
}

/** The rarest shingles of a set of which a set so alike must have one; those of this text alone left out. */
function prefixOf(set: Float64Array, least: number, rarity: ReadonlyMap<number, number>): number[] {
  const shared = Array.from(set).filter((shingle) => rarity.has(shingle));
  const alone = set.length - shared.length;
  const length = set.length - Math.ceil(least * set.length) + 1 - alone;
  if (length <= 0) return [];
  return shared.sort((x, y) => rarity.get(x)! - rarity.get(y)! || x - y).slice(0, length);
}
