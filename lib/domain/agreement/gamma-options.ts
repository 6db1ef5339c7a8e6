import { GAMMA_DEFAULTS } from "./gamma";
import type { GammaArticlesOptions } from "./gamma-articles";

/** Articles for which γ is computed unless more are asked for, and at most. */
const USUAL = 50;
const MOST = 1000;

/** The parameters of γ that an address asks for; what is missing or out of range is as usual. */
export function gammaOptionsOf(query: URLSearchParams): GammaArticlesOptions {
  const number = (name: string, least: number, most: number, usual: number) => {
    const written = query.get(name);
    const value = Number(written ?? usual);
    return written !== "" && value >= least && value <= most ? value : usual;
  };
  const { alpha, beta, deltaEmpty, seed, samples, precision } = GAMMA_DEFAULTS;
  return {
    alpha: number("gamma-alpha", 0, 100, alpha),
    beta: number("gamma-beta", 0, 100, beta),
    deltaEmpty: number("gamma-empty", 0.01, 100, deltaEmpty),
    seed: Math.trunc(number("gamma-seed", 0, 999_999_999, seed)),
    samples,
    precision: number("gamma-precision", 0.01, 0.5, precision),
    most: Math.trunc(number("gamma-articles", 1, MOST, USUAL)),
  };
}

/** What `gammaOptionsOf` reads back. */
export function gammaQuery(options: GammaArticlesOptions): Readonly<Record<string, string>> {
  return {
    "gamma-alpha": String(options.alpha),
    "gamma-beta": String(options.beta),
    "gamma-empty": String(options.deltaEmpty),
    "gamma-seed": String(options.seed),
    "gamma-precision": String(options.precision),
    "gamma-articles": String(options.most),
  };
}
