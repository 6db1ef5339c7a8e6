import type { Figure } from "../bench/figure";
import { percentile } from "./pace";
import type { Seen } from "./reviewer";

/** How fast people were answered, corrected for waiting: from the moment each thing was due. */
export function speed({ writes, pages }: Seen): Figure[] {
  return [
    { work: "tags acknowledged", value: writes.length, unit: "" },
    { work: "save a tag, p50", value: percentile(0.5, writes), unit: "ms" },
    { work: "save a tag, p95", value: percentile(0.95, writes), unit: "ms", atMost: 150 },
    { work: "save a tag, p99", value: percentile(0.99, writes), unit: "ms", atMost: 500 },
    ...(pages.length > 0
      ? [
          {
            ...{ work: "open a page, p95", value: percentile(0.95, pages) },
            ...{ unit: "ms" as const, atMost: 800 },
          },
        ]
      : []),
  ];
}

/** How many answers were not as they should be, with the first of them. */
export function mistakes({ errors }: Seen): Figure {
  const first = errors.length > 0 ? ` (${errors[0]})` : "";
  return { work: `errors${first}`, value: errors.length, unit: "", atMost: 0 };
}

/** Signing in, of so many people within so many seconds. */
export function arrivals(signIns: readonly number[], people: number): Figure[] {
  return [
    { work: "people who signed in", value: signIns.length, unit: "", atLeast: people },
    { work: "sign in, p50", value: percentile(0.5, signIns), unit: "ms" },
    { work: "sign in, p95", value: percentile(0.95, signIns), unit: "ms", atMost: 1_500 },
  ];
}
