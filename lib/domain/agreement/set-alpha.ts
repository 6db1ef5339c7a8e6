import type { Coefficient, ReliabilityData } from "./coefficient";
import type { Distance } from "./distance";
import { krippendorffAlpha } from "./krippendorff-alpha";

/** A set of labels, without repetition and in a fixed order. */
export type LabelSet = readonly (string | number)[];

/** Distance of two sets that are not the same, from the sizes of the sets and of their intersection. */
type SetDistance = (first: number, second: number, shared: number) => number;

/**
 * MASI: 1 − J·M. J is the Jaccard similarity; M is 2/3 when one set contains the other,
 * 1/3 when they only overlap. Two sets with nothing in common are 1 apart.
 *
 * Passonneau, R. (2006). Measuring agreement on set-valued items (MASI) for semantic
 * and pragmatic annotation. LREC 2006.
 */
export const masi = setDistance(masiWith(2 / 3, 1 / 3));

/** MASI with the weights as NLTK rounds them, for comparison with its figures. */
export const roundedMasi = setDistance(masiWith(0.67, 0.33));

/** 1 − |A ∩ B| / |A ∪ B|. */
export const jaccard = setDistance((a, b, shared) => 1 - shared / (a + b - shared));

/** 1 − 2 |A ∩ B| / (|A| + |B|). */
export const dice = setDistance((a, b, shared) => 1 - (2 * shared) / (a + b));

/**
 * Krippendorff's alpha of sets of labels, such as the set of frames a reviewer found
 * in an article. The empty set is a value: looked, found none.
 *
 * Punishes long codebooks: show it beside the alpha of each frame, never instead.
 * It is not the alpha for multi-valued data of Krippendorff & Craggs (2016).
 */
export function setAlpha(
  data: ReliabilityData<LabelSet>,
  distance: Distance<LabelSet> = masi,
  times?: ArrayLike<number>,
): Coefficient {
  return krippendorffAlpha(canonicalSets(data), distance, times);
}

/** The same data, with equal sets as one and the same value. */
export function canonicalSets(data: ReliabilityData<LabelSet>): ReliabilityData<LabelSet> {
  const known = new Map<string, LabelSet>();
  const canonical = (labels: LabelSet) => {
    const ordered = [...new Set(labels)].sort();
    const key = JSON.stringify(ordered);
    if (!known.has(key)) known.set(key, ordered);
    return known.get(key)!;
  };
  return data.map((row) => row.map((labels) => labels && canonical(labels)));
}

function masiWith(containing: number, overlapping: number): SetDistance {
  return (a, b, shared) => {
    const similarity = shared / (a + b - shared);
    return 1 - similarity * (shared === Math.min(a, b) ? containing : overlapping);
  };
}

function setDistance(distance: SetDistance): Distance<LabelSet> {
  return {
    between: () => {
      const members = new Map<LabelSet, ReadonlySet<string | number>>();
      const membersOf = (labels: LabelSet) => {
        const known = members.get(labels) ?? new Set(labels);
        members.set(labels, known);
        return known;
      };
      return (a, b) => {
        if (a === b) return 0;
        const inB = membersOf(b);
        let shared = 0;
        for (const label of a) if (inB.has(label)) shared++;
        return distance(a.length, b.length, shared);
      };
    },
  };
}
