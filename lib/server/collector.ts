import { setFlagsFromString } from "node:v8";

/**
 * Keep what is soon garbage where the collector finds it soon. V8 makes objects old at once
 * where those of the same line once lived long; while a long file is written that goes for
 * every row, and all its words stay until the whole memory is gone through: the server grew
 * by 300 MB in an export of a million tags, and grows by 90 without it.
 */
export function keepGarbageYoung(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
}
