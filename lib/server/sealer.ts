import { sealEvents } from "@/lib/data/audit-seals";
import { watchEverything } from "@/lib/data/live";
import { log } from "./log";

/** Milliseconds in which the events of a busy moment gather, to be sealed together. */
const GATHER = 500;

const running = globalThis as { framewiseSealer?: true };

/**
 * Seal what is written into the history soon after it is committed, as long as this
 * process lives; and at first whatever an earlier process, or the command line, left open.
 */
export function startSealer(): void {
  if (running.framewiseSealer) return; // the development server loads this module more than once
  running.framewiseSealer = true;
  let due: ReturnType<typeof setTimeout> | null = null;
  const seal = (reach?: number) =>
    sealEvents(reach).catch((error: unknown) => {
      log.error({ err: error }, "The history could not be sealed; it is tried again");
    });
  watchEverything(() => {
    due ??= setTimeout(() => {
      due = null;
      void seal();
    }, GATHER).unref();
  });
  void seal(Number.MAX_SAFE_INTEGER);
}
