import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "../bench/figure";
import type { Weighted } from "@/lib/domain/statistics/quantile";
import { quantile } from "@/lib/domain/statistics/quantile";
import { percentile } from "./pace";
import type { Site } from "./site";

/** Seconds between two looks. */
const LOOK = 2;

/** What the machine did meanwhile, one value for each look; of memory and files that of the process that had most. */
export interface Gauges {
  /** Megabytes */
  readonly memory: number[];
  /** Milliseconds that event loops were late, with how much of the time each stands for */
  readonly lag: Weighted[];
  readonly files: number[];
  /** Megabytes of SQLite's journal */
  readonly journal: number[];
}

/**
 * What a process says of its event loop since the last look. Each figure stands for all the
 * delays between the one before and itself, so that a percentile over many looks is never
 * too low; the longest for a little less than a hundredth, so that looks that are all
 * alike have the 99th percentile of each.
 */
const LAG = [
  ["nodejs_eventloop_lag_p50_seconds", 0.5],
  ["nodejs_eventloop_lag_p90_seconds", 0.4],
  ["nodejs_eventloop_lag_p99_seconds", 0.09],
  ["nodejs_eventloop_lag_max_seconds", 0.0099],
] as const;

/** Look at the servers every two seconds until told to stop. */
export function watch(site: Site): { readonly gauges: Gauges; stop: () => Promise<void> } {
  const gauges: Gauges = { memory: [], lag: [], files: [], journal: [] };
  const stopping = new AbortController();
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      // One question a look: being asked, a process begins to measure its event loop anew.
      const asked = await Promise.all(site.servers.map((server) => server.metrics()));
      const all = asked.filter(({ size }) => size > 0);
      const most = (name: string) => Math.max(...all.map((metrics) => metrics.get(name) ?? 0));
      for (const metrics of all) {
        for (const [name, weight] of LAG) {
          gauges.lag.push({ value: (metrics.get(name) ?? 0) * 1_000, weight });
        }
      }
      if (all.length > 0) {
        gauges.memory.push(most("process_resident_memory_bytes") / 1e6);
        gauges.files.push(most("process_open_fds"));
      }
      gauges.journal.push(site.journalBytes() / 1e6);
      await sleep(LOOK * 1000, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    gauges,
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

/** Memory and event loop, with the bounds of a class. */
export function machine({ memory, lag }: Gauges): Figure[] {
  return [
    { work: "memory of the server, p50", value: percentile(0.5, memory), unit: "MB" },
    { work: "memory of the server, p95", value: percentile(0.95, memory), unit: "MB" },
    { work: "memory of the server, most", value: Math.max(...memory), unit: "MB", atMost: 700 },
    { work: "delay of its event loop, p50", value: quantile(lag, 0.5) ?? Number.NaN, unit: "ms" },
    {
      work: "delay of its event loop, p99",
      value: quantile(lag, 0.99) ?? Number.NaN,
      unit: "ms",
      atMost: 100,
    },
  ];
}
