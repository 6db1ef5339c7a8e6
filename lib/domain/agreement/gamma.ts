import type { Random } from "../random";
import { randomFrom } from "../random";
import type { Dissimilarity } from "./alignment";
import { bestAlignmentDisorder } from "./alignment";
import type { Coefficient } from "./coefficient";
import { incomparable, sum } from "./coefficient";
import type { Continuum, Unit } from "./continuum";
import { basisOf } from "./continuum";

/** What γ's value depends on besides the units; print it with the value. */
export interface GammaOptions extends Dissimilarity {
  readonly seed: number;
  /** At least 30; more are drawn until the chance disorder is known to this relative precision. */
  readonly samples: number;
  readonly precision: number;
}

export const GAMMA_DEFAULTS: GammaOptions = {
  alpha: 1,
  beta: 1,
  deltaEmpty: 1,
  seed: 1,
  samples: 30,
  precision: 0.05,
};

/** How random continua are made; printed with every value, because another way gives another. */
export const SAMPLER = "statistical";

const MOST_SAMPLES = 1000;

export type Gamma = Coefficient & {
  /** Of the best alignment of what was tagged. */
  readonly observedDisorder: number | null;
  /** Mean over the sampled continua. */
  readonly expectedDisorder: number | null;
  readonly samples: number;
};

/**
 * γ of one article: agreement on where units are and which frame they have, from the
 * best alignment of all reviewers' units.
 *
 *     γ = 1 − disorder of the best alignment / mean disorder of random continua
 *
 * A random continuum has for each reviewer a number of units, gaps and lengths drawn
 * from normal distributions with the means and deviations found in the article, and
 * frames drawn by how often they occur. ⌈(1.96 cv / precision)²⌉ of them are drawn, cv
 * being the coefficient of variation of the first `samples` disorders.
 *
 * Slow: exponential in the reviewers. Not for an answer somebody waits for.
 * Undefined when nothing can be compared, or nobody tagged anything.
 *
 * Mathet, Y., Widlöcher, A. & Métivier, J.-P. (2015), see alignment.ts; sampling as in
 * Titeux, H. & Riad, R. (2021). pygamma-agreement. Journal of Open Source Software 6(62).
 *
 * @throws {AppError} `too_large` when there are too many units to align.
 */
export function gamma(article: Continuum, options: GammaOptions): Gamma {
  const basis = basisOf([article]);
  const reviewers = article.passes.map(({ units }) =>
    [...units].sort((a, b) => a.start - b.start || a.end - b.end),
  );
  const nothing = { observedDisorder: null, expectedDisorder: null, samples: 0 };
  const because =
    incomparable(basis) ?? (reviewers.every((units) => units.length === 0) ? "no_variation" : null);
  if (because) return { value: null, because, ...basis, ...nothing };

  const observedDisorder = bestAlignmentDisorder(reviewers, options);
  const random = randomFrom(options.seed);
  const draw = continuumSampler(reviewers, random);
  const disorders: number[] = [];
  const sampleUntil = (count: number) => {
    while (disorders.length < count) disorders.push(bestAlignmentDisorder(draw(), options));
  };
  sampleUntil(options.samples);
  const { mean, deviation } = moments(disorders);
  const needed = Math.ceil(((1.96 * deviation) / mean / options.precision) ** 2);
  sampleUntil(Math.min(needed, MOST_SAMPLES));

  const expectedDisorder = moments(disorders).mean;
  const found = { observedDisorder, expectedDisorder, samples: disorders.length };
  return expectedDisorder === 0
    ? { value: null, because: "no_variation", ...basis, ...found }
    : { value: 1 - observedDisorder / expectedDisorder, ...basis, ...found };
}

/** Draws random continua that look like this one. */
function continuumSampler(reviewers: readonly (readonly Unit[])[], random: Random): () => Unit[][] {
  const units = reviewers.flat();
  const counts = moments(reviewers.map((own) => own.length));
  const lengths = moments(units.map(({ start, end }) => end - start));
  const gaps = moments(
    reviewers.flatMap((own) => own.map(({ start }, index) => start - (own[index - 1]?.end ?? 0))),
  );
  return () =>
    reviewers.map(() => {
      const count = Math.max(1, Math.trunc(normal(random, counts)));
      let position = 0;
      return Array.from({ length: count }, () => {
        const start = position + normal(random, gaps);
        position = start + Math.abs(normal(random, lengths));
        return { start, end: position, frameId: units[random.below(units.length)]!.frameId };
      });
    });
}

interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

function moments(values: readonly number[]): Moments {
  const mean = sum(values, (value) => value) / values.length;
  const variance = sum(values, (value) => (value - mean) ** 2) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** A draw from a normal distribution (Box and Muller 1958). */
function normal(random: Random, { mean, deviation }: Moments): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * random.next());
}
