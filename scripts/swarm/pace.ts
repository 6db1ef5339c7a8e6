import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { quantile } from "@/lib/domain/statistics/quantile";

/**
 * Call so many times a second, evenly, whether or not the calls before were answered, and wait
 * for all. Each is told when it was due, so that a server that falls behind cannot hide it.
 */
export async function atRate(
  seconds: number,
  perSecond: number,
  call: (number: number, due: number) => Promise<unknown>,
): Promise<void> {
  const begun = performance.now();
  const calls: Promise<unknown>[] = [];
  for (let n = 0; n < seconds * perSecond; n++) {
    const due = begun + (n * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    calls.push(call(n, due));
  }
  await Promise.all(calls);
}

/** The value below which a share `p` of some milliseconds lies; NaN of none. */
export function percentile(p: number, milliseconds: readonly number[]): number {
  const values = milliseconds.map((value) => ({ value, weight: 1 }));
  return quantile(values, p) ?? Number.NaN;
}
