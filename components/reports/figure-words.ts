import type { StatisticRow } from "@/lib/domain/statistics/row";

/** A coefficient with three places, as the bars have, and its interval: "0.712 (0.640 to 0.780)". */
export function coefficient(
  value: number,
  interval: { readonly low: number; readonly high: number } | null = null,
): string {
  const write = (number: number) => number.toFixed(3).replace("-", "−");
  return interval
    ? `${write(value)} (${write(interval.low)} to ${write(interval.high)})`
    : write(value);
}

/** A count; with one decimal where an article counts in part. */
export function count(x: number): string {
  return Number.isInteger(x) ? String(x) : x.toFixed(1);
}

/** The share or value of a figure with its interval; "–" where it has neither. */
export function shareOrValue({ share, value, low, high }: StatisticRow): string {
  const interval = low === null || high === null ? null : { low, high };
  if (share === null) return value === null ? "–" : coefficient(value, interval);
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  return interval
    ? `${percent(share)} (${percent(interval.low)} to ${percent(interval.high)})`
    : percent(share);
}
