import type { Coefficient } from "./coefficient";
import { incomparable, sum } from "./coefficient";
import type { Continuum } from "./continuum";
import { basisOf, mergeUnits } from "./continuum";
import type { Span } from "../span";

/** Observed and expected disagreement about one frame. */
interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/**
 * Krippendorff's older alpha for unitizing, of one article: kept to compare with
 * published figures. Use unitized-alpha.ts otherwise: this one depends on the
 * measuring grain and on where articles end.
 *
 *     δ² = (difference of starts)² + (difference of ends)²  of two units that intersect
 *        = length²                        of a unit that lies in the other's gap
 *     D_o = Σ δ² / (m (m − 1) L²)  over ordered pairs of reviewers
 *     D_e = (2/L) Σ_g [ (N−1)/3 (2l³ − 3l² + l) + l² Σ_(gaps h ≥ l) (h − l + 1) ]
 *           / (mL (mL − 1) − Σ_g l (l − 1))
 *     α = 1 − D_o / D_e for a frame, 1 − Σ D_o / Σ D_e over frames
 *
 * g runs over the N units of all m reviewers, l is a unit's length, L the text's.
 *
 * Krippendorff, K. (1995). On the reliability of unitizing continuous data.
 * Sociological Methodology 25, 47–76; Content Analysis (2nd ed., 2004), 251–256.
 *
 * @param frameId only this frame; all when left out.
 */
export function unitizedAlpha1995(article: Continuum, frameId?: string): Coefficient {
  const basis = basisOf([article]);
  const because = incomparable(basis);
  if (because) return { value: null, because, ...basis };
  const frameIds = new Set(
    article.passes.flatMap(({ units }) => units.map((unit) => unit.frameId)),
  );
  const chosen = [...frameIds].filter((id) => frameId === undefined || id === frameId);
  const disagreements = chosen.map((id) => disagreementAbout(article, id));
  const expected = sum(disagreements, (frame) => frame.expected);
  if (expected === 0) return { value: null, because: "no_variation", ...basis };
  return { value: 1 - sum(disagreements, (frame) => frame.observed) / expected, ...basis };
}

function disagreementAbout({ length, passes }: Continuum, frameId: string): Disagreement {
  const reviewers = passes.map(({ units }) => {
    const own = mergeUnits(units.filter((unit) => unit.frameId === frameId));
    return { units: own, gaps: gapsOf(own, length) };
  });
  const squares = sum(reviewers, (own) =>
    sum(reviewers, (other) => (own === other ? 0 : squaredDifferences(own, other))),
  );
  const units = reviewers.flatMap((reviewer) => reviewer.units).map(lengthOf);
  const gaps = reviewers.flatMap((reviewer) => reviewer.gaps).map(lengthOf);
  const whole = passes.length * length;
  const byChance = sum(units, (l) => {
    const withUnits = ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l);
    const withGaps = sum(gaps, (gap) => (gap >= l ? gap - l + 1 : 0));
    return withUnits + l ** 2 * withGaps;
  });
  return {
    observed: squares / (passes.length * (passes.length - 1) * length ** 2),
    expected: ((2 / length) * byChance) / (whole * (whole - 1) - sum(units, (l) => l * (l - 1))),
  };
}

interface Cut {
  readonly units: readonly Span[];
  readonly gaps: readonly Span[];
}

/** Σ δ² from one reviewer to another; a unit in a gap counts from both sides. */
function squaredDifferences(own: Cut, other: Cut): number {
  return sum(own.units, (unit) => {
    const differing = sum(other.units, (partner) =>
      unit.start < partner.end && partner.start < unit.end
        ? (unit.start - partner.start) ** 2 + (unit.end - partner.end) ** 2
        : 0,
    );
    const alone = other.gaps.some((gap) => gap.start <= unit.start && unit.end <= gap.end);
    return differing + (alone ? 2 * lengthOf(unit) ** 2 : 0);
  });
}

function gapsOf(units: readonly Span[], length: number): Span[] {
  const starts = [0, ...units.map(({ end }) => end)];
  const ends = [...units.map(({ start }) => start), length];
  return starts
    .map((start, index) => ({ start, end: ends[index]! }))
    .filter(({ start, end }) => start < end);
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
