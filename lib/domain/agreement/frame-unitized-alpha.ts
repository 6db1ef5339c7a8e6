import type { Coefficient } from "./coefficient";
import type { Resampled } from "./bootstrap";
import { incomparable, sum } from "./coefficient";
import type { Continuum } from "./continuum";
import { basisOf, isPairable, mergeUnits } from "./continuum";
import { overlap } from "../span";

/**
 * uα of one frame: its units against everything else as gap. Units of other frames do
 * not matter, so reviewers may overlap frames. With one frame uα and |uα are the same:
 *
 *     uα = 1 − ℓ_φk (ℓ..² − C_φ − C_k) / (ℓ.. ℓ_φ. ℓ_k.)
 *
 * Symbols, source and undefined cases as in unitized-alpha.ts. O(units per reviewer²).
 */
export function frameUnitizedAlpha(articles: readonly Continuum[], frameId: string): Coefficient {
  const basis = { ...basisOf(articles), pairableValues: 0 };
  const pairable = articles.filter(isPairable);
  basis.pairableValues = sum(pairable, ({ passes }) =>
    sum(passes, ({ units }) => units.filter((unit) => unit.frameId === frameId).length),
  );
  const because = incomparable(basis);
  if (because) return { value: null, because, ...basis };
  const value = alphaOf(pairable.map((article) => lengthsOf(article, frameId)));
  return value === null ? { value, because: "no_variation", ...basis } : { value, ...basis };
}

/** The same coefficient for the bootstrap; every article is a kind of its own. */
export function resampledUnitizedAlpha(articles: readonly Continuum[], frameId: string): Resampled {
  const lengths = articles.map((article) =>
    isPairable(article) ? lengthsOf(article, frameId) : NOTHING,
  );
  return {
    kinds: Int32Array.from(articles.keys()),
    kindCount: articles.length,
    pairable: articles.filter(isPairable).length,
    compute: (times) => alphaOf(lengths, times),
  };
}

/** An article's share in ℓ.., ℓ_k., ℓ_φk and C_k. Gaps are the rest: ℓ_φ. = C_φ = ℓ.. − ℓ_k. */
interface Lengths {
  readonly all: number;
  readonly tagged: number;
  readonly disputed: number;
  readonly decisions: number;
}

const NOTHING: Lengths = { all: 0, tagged: 0, disputed: 0, decisions: 0 };

function lengthsOf({ length, passes }: Continuum, frameId: string): Lengths {
  const byReviewer = passes.map(({ units }) =>
    mergeUnits(units.filter((unit) => unit.frameId === frameId)),
  );
  const units = byReviewer.flat();
  const tagged = sum(units, ({ start, end }) => end - start);
  let agreed = 0;
  for (const [reviewer, own] of byReviewer.entries()) {
    for (const others of byReviewer.toSpliced(reviewer, 1)) {
      agreed += sum(own, (unit) => sum(others, (other) => overlap(unit, other)));
    }
  }
  return {
    all: passes.length * length,
    tagged,
    disputed: tagged - agreed / (passes.length - 1),
    decisions: sum(units, ({ start, end }) => (end - start) ** 2),
  };
}

function alphaOf(articles: readonly Lengths[], times?: ArrayLike<number>): number | null {
  let all = 0;
  let tagged = 0;
  let disputed = 0;
  let decisions = 0;
  for (const [index, lengths] of articles.entries()) {
    const weight = times?.[index] ?? 1;
    all += weight * lengths.all;
    tagged += weight * lengths.tagged;
    disputed += weight * lengths.disputed;
    decisions += weight * lengths.decisions;
  }
  const gaps = all - tagged;
  if (gaps === 0 || tagged === 0) return null;
  return 1 - (disputed * (all ** 2 - gaps - decisions)) / (all * gaps * tagged);
}
