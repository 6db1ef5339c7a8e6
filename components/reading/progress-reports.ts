import type { ActiveTime } from "@/lib/domain/active-time";
import {
  activeTime,
  countedTo,
  takenSeconds,
  withInput,
  withVisibility,
} from "@/lib/domain/active-time";

/** What is sent: the seconds on top of what the server had, and the place (code points). */
export interface Report {
  readonly from: number;
  readonly seconds: number;
  readonly place: number;
}

/** The server's answer: whether the report is in its count. */
export interface Recorded {
  readonly counted: boolean;
  readonly activeSeconds: number;
}

interface Means {
  /** Null when nothing was answered: the same report is sent again. */
  readonly send: (report: Report) => Promise<Recorded | null>;
  /** Milliseconds. */
  readonly now: () => number;
  /** Where the reviewer is reading now. */
  readonly place: () => number;
}

/**
 * Reports the time on task and the place of one article, one report at a time. What
 * was not answered is repeated to the letter, so that the server counts it once.
 */
export class ProgressReports {
  #time: ActiveTime;
  #from: number;
  #place: number;
  #unanswered: { readonly seconds: number; readonly place: number } | null = null;
  #last: Promise<void> = Promise.resolve();
  readonly #means: Means;

  /** `from` (seconds) and `place` are what the server has. */
  constructor(means: Means, from: number, place: number, visible: boolean) {
    this.#means = means;
    this.#from = from;
    this.#place = place;
    this.#time = activeTime(means.now(), visible);
  }

  /** A key, the pointer, scrolling: the reviewer is there. */
  sawInput(): void {
    this.#time = withInput(this.#time, this.#means.now());
  }

  showed(visible: boolean): void {
    this.#time = withVisibility(this.#time, visible, this.#means.now());
  }

  /** Send what is new; resolves when that is answered, or not. */
  report(): Promise<void> {
    return (this.#last = this.#last.then(() => this.#send()));
  }

  async #send(): Promise<void> {
    this.#time = countedTo(this.#time, this.#means.now());
    this.#unanswered ??= this.#news();
    if (!this.#unanswered) return;
    // Another window may have added its time meanwhile: once more, on top of that.
    for (let attempt = 0; attempt < 2 && this.#unanswered; attempt++) {
      const recorded = await this.#means.send({ from: this.#from, ...this.#unanswered });
      if (!recorded) return;
      this.#from = recorded.activeSeconds;
      if (!recorded.counted) continue;
      this.#place = this.#unanswered.place;
      this.#unanswered = null;
    }
  }

  #news() {
    const { seconds, rest } = takenSeconds(this.#time);
    const place = this.#means.place();
    if (seconds === 0 && place === this.#place) return null;
    this.#time = rest;
    return { seconds, place };
  }
}
