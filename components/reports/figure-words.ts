import { decimal, percent } from "@/components/charts/format";
import type { StatisticRow } from "@/lib/domain/statistics/row";

/** A coefficient with three places, as the bars have, and its interval: "0.712 (0.640 to 0.780)". */
export function coefficient(
  value: number,
  interval: { readonly low: number; readonly high: number } | null = null,
): string {
  const between = interval ? ` (${decimal(interval.low, 3)} to ${decimal(interval.high, 3)})` : "";
  return decimal(value, 3) + between;
}

/** The share or value of a figure with its interval; "–" where it has neither. */
export function shareOrValue({ share, value, low, high }: StatisticRow): string {
  const interval = low === null || high === null ? null : { low, high };
  if (share === null) return value === null ? "–" : coefficient(value, interval);
  const between = interval ? ` (${percent(interval.low, 1)} to ${percent(interval.high, 1)})` : "";
  return percent(share, 1) + between;
}
