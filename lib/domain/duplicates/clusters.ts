import type { SimilarPair } from "./similar-pairs";

/** The similarities a lead can choose from, as shares of common shingles. */
export const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** Texts that are linked by similar pairs, directly or through others. */
export interface Cluster {
  /** Places in the list, ordered; two or more. */
  readonly members: readonly number[];
  /** The least similarity that was needed to join them, 0 to 1. */
  readonly similarity: number;
}

/**
 * Clusters of `count` texts: whatever is linked by pairs of at least `least`
 * (single linkage). `together` are groups that a person joined, which stay joined
 * however alike they are; `apart` are texts that a person took out.
 */
export function clustersOf(
  count: number,
  pairs: readonly SimilarPair[],
  least: number,
  {
    together = [],
    apart = new Set(),
  }: {
    readonly together?: readonly (readonly number[])[];
    readonly apart?: ReadonlySet<number>;
  } = {},
): Cluster[] {
  const parent = Array.from({ length: count }, (_, i) => i);
  const similarity = new Array<number>(count).fill(1);
  const rootOf = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  const join = (a: number, b: number, alike: number) => {
    const [x, y] = [rootOf(a), rootOf(b)].sort((i, j) => i - j) as [number, number];
    if (x === y) return;
    parent[y] = x;
    similarity[x] = Math.min(similarity[x]!, similarity[y]!, alike);
  };
  // The most alike first, so that the least similarity that was needed is the largest possible.
  for (const { a, b, similarity: alike } of [...pairs].sort(byLikeness)) {
    if (alike >= least && !apart.has(a) && !apart.has(b)) join(a, b, alike);
  }
  for (const group of together) {
    for (const member of group) join(group[0]!, member, likenessWithin(pairs, group));
  }
  const members = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const root = rootOf(i);
    members.set(root, [...(members.get(root) ?? []), i]);
  }
  return [...members]
    .filter(([, { length }]) => length > 1)
    .map(([root, texts]) => ({ members: texts, similarity: similarity[root]! }));
}

function byLikeness(a: SimilarPair, b: SimilarPair): number {
  return b.similarity - a.similarity || a.a - b.a || a.b - b.b;
}

/** The least known similarity in a group that a person joined; 0 where none was found. */
function likenessWithin(pairs: readonly SimilarPair[], group: readonly number[]): number {
  const inside = new Set(group);
  const known = pairs.filter(({ a, b }) => inside.has(a) && inside.has(b));
  return known.length === 0 ? 0 : Math.min(...known.map(({ similarity }) => similarity));
}
