import type { Steps } from "@/lib/domain/steps";

/** Milliseconds of one turn. */
const TURN = 25;

/**
 * Run a long computation so that other requests have their turns in between.
 * @param signal leaves it at the end of a turn
 */
export async function inTurns<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  for (let until = performance.now() + TURN; ;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < until) continue;
    await giveWay();
    signal?.throwIfAborted();
    until = performance.now() + TURN;
  }
}

/** Let other requests have their turn. */
export function giveWay(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
