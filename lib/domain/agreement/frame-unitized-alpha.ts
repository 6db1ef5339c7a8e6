import type { Coefficient } from "./coefficient";
import type { Resampled } from "./bootstrap";
import { amountsOf } from "./bootstrap";
import { incomparable, sum } from "./coefficient";
import type { Continuum } from "./continuum";
import { basisOf, isAskedFor, isPairable, mergeUnits } from "./continuum";
import { overlap } from "../span";

/**
 * uα of one frame: its units against everything else as gap. Units of other frames do
 * not matter, so reviewers may overlap frames. With one frame uα and |uα are the same:
 *
 *     uα = 1 − ℓ_φk (ℓ..² − C_φ − C_k) / (ℓ.. ℓ_φ. ℓ_k.)
 *
 * Symbols, source and undefined cases as in unitized-alpha.ts. O(units per reviewer²).
 */
export function frameUnitizedAlpha(all: readonly Continuum[], frameId: string): Coefficient {
  const articles = all.filter((article) => isAskedFor(article, frameId));
  const basis = { ...basisOf(articles), pairableValues: 0 };
  const pairable = articles.filter(isPairable);
  basis.pairableValues = sum(pairable, ({ passes }) =>
    sum(passes, ({ units }) => units.filter((unit) => unit.frameId === frameId).length),
  );
  const because = incomparable(basis);
  if (because) return { value: null, because, ...basis };
  const lengths = pairable.map((article) => lengthsOf(article, frameId));
  const value = alphaOf({
    all: sum(lengths, ({ all }) => all),
    tagged: sum(lengths, ({ tagged }) => tagged),
    disputed: sum(lengths, ({ disputed }) => disputed),
    decisions: sum(lengths, ({ decisions }) => decisions),
  });
  return value === null ? { value, because: "no_variation", ...basis } : { value, ...basis };
}

/** The same coefficient for the bootstrap, over articles with two passes or more. */
export function resampledUnitizedAlpha(articles: readonly Continuum[], frameId: string): Resampled {
  const own = articles.map((article) =>
    isAskedFor(article, frameId) ? lengthsOf(article, frameId) : NOTHING,
  );
  return {
    amounts: [
      amountsOf(own.map(({ all }) => all)),
      amountsOf(own.map(({ tagged }) => tagged)),
      amountsOf(own.map(({ disputed }) => disputed)),
      amountsOf(own.map(({ decisions }) => decisions)),
    ],
    pairable: own.filter(({ all }) => all > 0).length,
    compute: ([all, tagged, disputed, decisions]) =>
      alphaOf({ all: all!, tagged: tagged!, disputed: disputed!, decisions: decisions! }),
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

function alphaOf({ all, tagged, disputed, decisions }: Lengths): number | null {
  const gaps = all - tagged;
  if (gaps === 0 || tagged === 0) return null;
  return 1 - (disputed * (all ** 2 - gaps - decisions)) / (all * gaps * tagged);
}
