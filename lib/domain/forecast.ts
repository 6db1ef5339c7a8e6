/**
 * When a reviewer will have handed in everything, from the pace of the last days.
 *
 * Method. Submissions are counted over the last `WINDOW` days; k of them make a pace of
 * k ÷ WINDOW articles a day, weekends and pauses included, and what remains is divided by
 * it. How far the pace can be trusted follows from k alone: taken as a Poisson count, its
 * mean lies between the bounds of Garwood's exact interval with a probability of 80 %, and
 * the days are computed for both bounds. Fewer than `LEAST` submissions say too little:
 * the interval would span more than a factor of four.
 *
 * The forecast assumes that people go on as in the window. It knows nothing of holidays,
 * of deadlines, or of articles that are longer than those before.
 *
 * Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437–442.
 */

/** Days whose submissions make the pace. */
export const WINDOW = 14;
/** Submissions in the window without which there is no forecast. */
export const LEAST = 5;

/** How far one reviewer is. */
export interface Pace {
  /** Articles still to be handed in */
  readonly remaining: number;
  /** Articles handed in during the last `WINDOW` days */
  readonly recent: number;
}

export type Forecast =
  | { readonly kind: "done" }
  /** So many of the `LEAST` submissions are there. */
  | { readonly kind: "not-enough"; readonly recent: number }
  /** In so many days from now, rounded up; with 80 % probability between the other two. */
  | {
      readonly kind: "days";
      readonly likely: number;
      readonly earliest: number;
      readonly latest: number;
    };

export function forecast({ remaining, recent }: Pace): Forecast {
  if (remaining === 0) return { kind: "done" };
  if (recent < LEAST) return { kind: "not-enough", recent };
  const days = (count: number) => Math.ceil((remaining * WINDOW) / count);
  const { lower, upper } = poissonInterval(recent);
  return { kind: "days", likely: days(recent), earliest: days(upper), latest: days(lower) };
}

/**
 * When a round is done: when its last reviewer is, each at his or her own pace. Null where
 * one who has articles left has not handed in enough for a forecast, since nothing can be
 * said of the whole then.
 */
export function roundForecast(paces: readonly Pace[]): Forecast | null {
  const all = paces.map(forecast).filter(({ kind }) => kind !== "done");
  if (all.length === 0) return { kind: "done" };
  const days = all.flatMap((one) => (one.kind === "days" ? [one] : []));
  if (days.length < all.length) return null;
  const last = (of: (one: (typeof days)[number]) => number) => Math.max(...days.map(of));
  return {
    kind: "days",
    likely: last(({ likely }) => likely),
    earliest: last(({ earliest }) => earliest),
    latest: last(({ latest }) => latest),
  };
}

/** The day so many days after another, both YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The standard normal quantile of 0.9: a tenth lies beyond each bound. */
const Z = 1.2815515655446004;

/** The central 80 % interval of a Poisson mean after a count of at least 1 (Garwood 1936). */
export function poissonInterval(count: number): { lower: number; upper: number } {
  return { lower: chiSquare(2 * count, -Z) / 2, upper: chiSquare(2 * count + 2, Z) / 2 };
}

/**
 * A quantile of the chi-square distribution, by the cube of a normal one.
 * Wilson, E. B. & Hilferty, M. M. (1931). The distribution of chi-square. PNAS 17, 684–688.
 */
function chiSquare(degrees: number, z: number): number {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + z * Math.sqrt(spread)) ** 3;
}
