import { setTimeout as sleep } from "node:timers/promises";
import { readFactsAhead } from "@/lib/data/facts-ahead";
import { ending } from "./ending";
import { log } from "./log";

/** Milliseconds after the start: the first requests go first. */
const LATER = 2_000;

/** Read what statistics pages count from, before somebody asks for it; once, behind the first requests. */
export function readAhead(): void {
  void sleep(LATER, undefined, { signal: ending, ref: false })
    .then(readFactsAhead)
    .catch((error: unknown) => {
      if (!ending.aborted) log.warn({ err: error }, "Statistics could not be read ahead");
    });
}
