import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ActiveTime } from "./active-time";
import {
  activeTime,
  countedTo,
  IDLE_AFTER,
  takenSeconds,
  withInput,
  withVisibility,
} from "./active-time";

const START = 1_000_000;
const after = (seconds: number) => START + seconds * 1000;
const secondsOf = (time: ActiveTime) => time.counted / 1000;

describe("time on task", () => {
  test("runs for a minute after the last sign of life, and no longer", () => {
    const opened = activeTime(START, true);
    expect(secondsOf(countedTo(opened, after(59)))).toBe(59);
    expect(secondsOf(countedTo(opened, after(3600)))).toBe(60);
    const back = withInput(opened, after(3600));
    expect(secondsOf(countedTo(back, after(3610)))).toBe(70);
  });

  test("is the same however often it is counted", () => {
    const often = [10, 20, 65, 70, 300].reduce(
      (time, seconds) => countedTo(time, after(seconds)),
      withInput(activeTime(START, true), after(5)),
    );
    expect(secondsOf(often)).toBe(65);
  });

  test("stands still while the tab is hidden", () => {
    const hidden = withVisibility(activeTime(START, true), false, after(10));
    expect(secondsOf(countedTo(hidden, after(40)))).toBe(10);
    const shown = withVisibility(hidden, true, after(200));
    expect(secondsOf(countedTo(shown, after(220)))).toBe(30);
  });

  test("does not count what an article opened in the background waits", () => {
    expect(secondsOf(countedTo(activeTime(START, false), after(30)))).toBe(0);
  });

  test("is not more when the computer's clock is set back, or forth", () => {
    const back = countedTo(activeTime(START, true), START - 500_000);
    expect(secondsOf(back)).toBe(0);
    expect(secondsOf(countedTo(activeTime(START, true), START + 1e12))).toBe(60);
  });

  test("is taken in whole seconds, and the rest stays", () => {
    const time = countedTo(activeTime(START, true), START + 2750);
    const { seconds, rest } = takenSeconds(time);
    expect(seconds).toBe(2);
    expect(rest.counted).toBe(750);
    expect(takenSeconds(countedTo(rest, START + 3000)).seconds).toBe(1);
  });

  test("is never more than the time that passed, nor than a minute for each sign of life", () => {
    const happening = fc.record({
      wait: fc.integer({ min: 0, max: 200_000 }),
      kind: fc.constantFrom("look", "input", "hide", "show"),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
        let now = START;
        let time = activeTime(now, true);
        for (const { wait, kind } of happenings) {
          now += wait;
          if (kind === "look") time = countedTo(time, now);
          else if (kind === "input") time = withInput(time, now);
          else time = withVisibility(time, kind === "show", now);
        }
        const signs = 1 + happenings.filter(({ kind }) => ["input", "show"].includes(kind)).length;
        expect(time.counted).toBeLessThanOrEqual(now - START);
        expect(time.counted).toBeLessThanOrEqual(signs * IDLE_AFTER);
      }),
    );
  });
});
