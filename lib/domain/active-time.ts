/**
 * Time on task: how long a reviewer had an article in view and was at work on it.
 * The clock stands still while the tab is hidden, and from a minute after the last
 * sign of life (a key, the pointer, scrolling), so that lunch is not counted as
 * reading. Times are milliseconds of whatever clock the caller has.
 */
export interface ActiveTime {
  /** Milliseconds that count and were not taken yet. */
  readonly counted: number;
  /** Up to when it was counted. */
  readonly upTo: number;
  readonly visible: boolean;
  readonly lastInput: number;
}

/** How long after the last sign of life the clock runs on, in milliseconds. */
export const IDLE_AFTER = 60_000;

/** The clock as an article is opened, which is itself a sign of life. */
export function activeTime(now: number, visible: boolean): ActiveTime {
  return { counted: 0, upTo: now, visible, lastInput: now };
}

/** The clock, counted up to `now`. Where the computer's time was set back, nothing counts. */
export function countedTo(time: ActiveTime, now: number): ActiveTime {
  const until = Math.min(now, time.lastInput + IDLE_AFTER);
  const more = time.visible ? Math.max(0, until - time.upTo) : 0;
  return { ...time, counted: time.counted + more, upTo: now };
}

/** After a sign of life. */
export function withInput(time: ActiveTime, now: number): ActiveTime {
  return { ...countedTo(time, now), lastInput: now };
}

/** After the tab was hidden, or shown again, which is a sign of life. */
export function withVisibility(time: ActiveTime, visible: boolean, now: number): ActiveTime {
  const counted = countedTo(time, now);
  return { ...counted, visible, lastInput: visible ? now : counted.lastInput };
}

/** The whole seconds that count, and the clock without them. */
export function takenSeconds(time: ActiveTime): { seconds: number; rest: ActiveTime } {
  const seconds = Math.floor(time.counted / 1000);
  return { seconds, rest: { ...time, counted: time.counted - seconds * 1000 } };
}
