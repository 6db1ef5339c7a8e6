import type { Basis, Because, Coefficient } from "./coefficient";
import { incomparable, sum } from "./coefficient";
import type { Blocker, Continuum, Unit } from "./continuum";
import { basisOf, blockersOf, isPairable, mergeUnits } from "./continuum";

/** The coefficients of the 2016 family, over several articles pooled. */
export interface UnitizedAlpha {
  /** uα: where units are and which frame they have, gaps included. */
  readonly overall: Coefficient;
  /** |uα: what is tagged at all, whatever the frame. */
  readonly relevance: Coefficient;
  /** cuα: which frame, where both reviewers of a pair tagged something. */
  readonly coding: Coefficient;
  /** Share of the text that cuα speaks of. */
  readonly codingCoverage: Coefficient;
  readonly frames: readonly {
    readonly frameId: string;
    /** (k)uα: how well this frame is told from the others, where both tagged something. */
    readonly coding: Coefficient;
    /** Share of the text tagged with the frame that its (k)uα speaks of. */
    readonly coverage: Coefficient;
  }[];
  /** Whoever overlapped two frames. While there is anyone, the coefficients are undefined. */
  readonly blockers: readonly Blocker[];
}

/**
 * Krippendorff's alpha for units of text, as revised in 2016.
 *
 * Each reviewer cuts an article into units with a frame and gaps. ℓ_ck is the length
 * that pairs of reviewers give c and k, each pair weighing 1/(m − 1); ε_ck is what
 * chance would give, a unit being one decision and a gap none:
 *
 *     ε_ck = ℓ.. (ℓ_c. ℓ_.k − [c = k] C_c) / (ℓ..² − Σ_c C_c)
 *     C_c = Σ length² over units with frame c; Σ length over gaps
 *     uα = 1 − (ℓ.. − Σ_c ℓ_cc) / (ℓ.. − Σ_c ε_cc)
 *
 * |uα compares gaps with everything else. cuα and (k)uα look only where both reviewers
 * of a pair have units; their C uses the squared lengths shared with each partner.
 *
 * Articles are pooled: lengths add up over them and pairs never cross an article, so
 * the value is not a mean of the articles' values. An article with one pass is left out.
 *
 * Undefined when reviewers overlap frames, when nothing can be compared, when no two
 * positions differ (`no_variation`), and for cuα and (k)uα when no units of two
 * reviewers intersect (`no_pairable_units`).
 *
 * Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). On the reliability
 * of unitizing textual continua: Further developments. Quality & Quantity 50, 2347–2364.
 */
export function unitizedAlpha(articles: readonly Continuum[]): UnitizedAlpha {
  const pairable = articles.filter(isPairable);
  const frameIds = [
    ...new Set(
      pairable.flatMap(({ passes }) =>
        passes.flatMap(({ units }) => units.map(({ frameId }) => frameId)),
      ),
    ),
  ].sort();
  const basis = basisOf(articles);
  const blockers = blockersOf(pairable);
  const because = incomparable(basis) ?? (blockers.length > 0 ? "overlapping_frames" : null);
  if (because) return undefinedFamily(frameIds, blockers, because, basis);

  const { shared, chance, sharedUnits, chanceUnits } = coincidences(pairable, frameIds);
  const size = frameIds.length + 1;
  const frames = frameIds.map((_, index) => index + 1);
  const rowSum = (matrix: Float64Array, row: number, from: number) =>
    sum(matrix.subarray(row * size + from, (row + 1) * size), (length) => length);
  const all = sum(shared, (length) => length);
  const allUnits = sum(sharedUnits, (length) => length);

  /** 1 − observed / expected, of the pairs of values that `differ` says differ. */
  const alpha = (
    observed: Float64Array,
    expected: Float64Array,
    differ: (row: number, column: number) => boolean,
  ): Coefficient => {
    const total = (matrix: Float64Array) =>
      sum(matrix.entries(), ([index, length]) =>
        differ(Math.floor(index / size), index % size) ? length : 0,
      );
    const byChance = total(expected);
    if (!(byChance > 0)) return { value: null, because: "no_variation", ...basis };
    return { value: 1 - total(observed) / byChance, ...basis };
  };
  const nothingShared: Coefficient = { value: null, because: "no_pairable_units", ...basis };

  return {
    overall: alpha(shared, chance, (row, column) => row !== column),
    relevance: alpha(shared, chance, (row, column) => row === GAP && column !== GAP),
    coding:
      allUnits === 0
        ? nothingShared
        : alpha(sharedUnits, chanceUnits, (row, column) => row !== column),
    codingCoverage: { value: allUnits / all, ...basis },
    frames: frames.map((frame) => {
      const length = rowSum(sharedUnits, frame, 0);
      const isOther = (row: number, column: number) => row === frame && column !== frame;
      const coding = alpha(sharedUnits, chanceUnits, isOther);
      // The paper scales by ε*_.k / ℓ*_.k, which the correction C makes differ from 1.
      const scale = rowSum(chanceUnits, frame, 0) / length;
      return {
        frameId: frameIds[frame - 1]!,
        coding:
          length === 0
            ? nothingShared
            : coding.value === null
              ? coding
              : { ...coding, value: 1 - scale * (1 - coding.value) },
        coverage: { value: length / rowSum(shared, frame, 0), ...basis },
      };
    }),
    blockers,
  };
}

/** The value of a position nobody tagged; frame number i has the value i + 1. */
const GAP = 0;

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** Observed and expected coincidences of values, as square matrices row by row. */
function coincidences(articles: readonly Continuum[], frameIds: readonly string[]) {
  const size = frameIds.length + 1;
  const valueOf = new Map(frameIds.map((frameId, index) => [frameId, index + 1]));
  const shared = new Float64Array(size * size);
  const sharedUnits = new Float64Array(size * size);
  const decisions = new Float64Array(size);
  const sharedDecisions = new Float64Array(size);

  for (const { length, passes } of articles) {
    const partners = passes.length - 1;
    const segmented = passes.map(({ units }) => segmentsOf(mergeUnits(units), length, valueOf));
    for (const [reviewer, segments] of segmented.entries()) {
      for (const { start, end, value } of segments) {
        decisions[value]! += value === GAP ? end - start : (end - start) ** 2;
      }
      for (const [partner, others] of segmented.entries()) {
        if (partner === reviewer) continue;
        const withUnits = new Float64Array(segments.length);
        for (const [index, other, overlap] of intersections(segments, others)) {
          const { value } = segments[index]!;
          shared[value * size + other.value]! += overlap / partners;
          if (value === GAP || other.value === GAP) continue;
          sharedUnits[value * size + other.value]! += overlap / partners;
          withUnits[index]! += overlap;
        }
        for (const [index, { value }] of segments.entries()) {
          sharedDecisions[value]! += withUnits[index]! ** 2 / partners;
        }
      }
    }
  }
  return {
    shared,
    chance: expected(shared, decisions),
    sharedUnits,
    chanceUnits: expected(sharedUnits, sharedDecisions),
  };
}

/** ε_ck from ℓ and C. */
function expected(observed: Float64Array, decisions: Float64Array): Float64Array {
  const size = decisions.length;
  const all = sum(observed, (length) => length);
  const totals = Array.from(decisions, (_, row) =>
    sum(observed.subarray(row * size, (row + 1) * size), (length) => length),
  );
  const choices = all ** 2 - sum(decisions, (length) => length);
  return observed.map((_, index) => {
    const row = Math.floor(index / size);
    const column = index % size;
    const own = row === column ? decisions[row]! : 0;
    return (all * (totals[row]! * totals[column]! - own)) / choices;
  });
}

function segmentsOf(
  units: readonly Unit[],
  length: number,
  valueOf: ReadonlyMap<string, number>,
): Segment[] {
  const segments: Segment[] = [];
  let position = 0;
  for (const { start, end, frameId } of units) {
    if (start > position) segments.push({ start: position, end: start, value: GAP });
    segments.push({ start, end, value: valueOf.get(frameId)! });
    position = end;
  }
  if (position < length) segments.push({ start: position, end: length, value: GAP });
  return segments;
}

/** Number of the segment, the other segment, and the length they share. Both lists cover the text. */
function* intersections(
  segments: readonly Segment[],
  others: readonly Segment[],
): Generator<[number, Segment, number]> {
  let index = 0;
  let other = 0;
  while (index < segments.length && other < others.length) {
    const a = segments[index]!;
    const b = others[other]!;
    yield [index, b, Math.min(a.end, b.end) - Math.max(a.start, b.start)];
    if (a.end <= b.end) index++;
    if (b.end <= a.end) other++;
  }
}

function undefinedFamily(
  frameIds: readonly string[],
  blockers: readonly Blocker[],
  because: Because,
  basis: Basis,
): UnitizedAlpha {
  const none: Coefficient = { value: null, because, ...basis };
  return {
    overall: none,
    relevance: none,
    coding: none,
    codingCoverage: none,
    frames: frameIds.map((frameId) => ({ frameId, coding: none, coverage: none })),
    blockers,
  };
}
