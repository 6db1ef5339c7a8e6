import type { Steps } from "@/lib/domain/steps";

/** Milliseconds of one turn. */
const TURN = 25;

/**
 * Run a long computation so that other requests have their turns in between.
 * @param signal leaves it at the end of a turn
 */
export async function inTurns<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  const pause = pauses();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (await pause()) signal?.throwIfAborted();
  }
}

/**
 * To be asked for between the steps of long work, again and again: gives way as soon as a
 * turn is over. Waiting for the database is no pause: SQLite answers at once, and nobody
 * else has had a turn.
 *
 * @returns a function that answers whether it gave way
 */
export function pauses(): () => Promise<boolean> | false {
  let until = performance.now() + TURN;
  return () => {
    if (performance.now() < until) return false;
    return giveWay().then(() => {
      until = performance.now() + TURN;
      return true;
    });
  };
}

/** Let other requests have their turn. */
export function giveWay(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}
