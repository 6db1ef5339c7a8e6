import { describe, expect, test } from "vitest";
import type { Annotation } from "./annotation";
import { NOTHING_SAID } from "./annotation-content";
import type { Bars } from "./training";
import { checkedBars, feedbackOf, standingOf, USUAL_BARS } from "./training";

let count = 0;
function tag(frameId: string, start: number, end: number, more: Partial<Annotation> = {}) {
  return {
    ...NOTHING_SAID,
    ...{ id: `t${count++}`, frameId, reviewerId: "ana", start, end, quote: "…", memo: "" },
    ...{ suggested: false, revision: 1, createdAt: "", updatedAt: "" },
    ...more,
  } satisfies Annotation;
}

const frames = [
  { id: "SEC", isGroup: false },
  { id: "PRA", isGroup: false },
  { id: "GROUP", isGroup: true },
];
const bars: Bars = { leastArticles: 2, leastF1: 0.6, frames: { PRA: 0.9 } };

describe("the score of a frame", () => {
  test("is the F1 of all articles together, counted by hand", () => {
    // SEC: 3 own, 4 of the expert, 2 pairs: precision 2/3, recall 2/4, F1 = 4/7.
    const first = {
      own: [tag("SEC", 0, 10), tag("SEC", 20, 30)],
      expert: [tag("SEC", 5, 15), tag("SEC", 40, 50), tag("SEC", 60, 70)],
    };
    const second = { own: [tag("SEC", 0, 10)], expert: [tag("SEC", 0, 10)] };
    const [security, partnership] = standingOf([first, second], frames, bars).frames;
    expect(security).toEqual({
      ...{ frameId: "SEC", own: 3, expert: 4, matched: 2, least: 0.6 },
      f1: expect.closeTo(4 / 7, 12) as number,
    });
    expect(partnership).toEqual({
      ...{ frameId: "PRA", f1: null, own: 0, expert: 0, matched: 0, least: 0.9 },
    });
  });

  test("matches one to one, and not passages that merely touch", () => {
    const article = {
      own: [tag("SEC", 0, 10), tag("SEC", 10, 20)],
      expert: [tag("SEC", 0, 20), tag("SEC", 20, 30)],
    };
    expect(standingOf([article], frames, bars).frames[0]).toMatchObject({ matched: 1, f1: 0.5 });
  });

  test("is 0 where only one of the two tagged the frame", () => {
    const article = { own: [], expert: [tag("SEC", 0, 20)] };
    expect(standingOf([article], frames, bars).frames[0]?.f1).toBe(0);
  });
});

describe("passing", () => {
  const good = { own: [tag("SEC", 0, 10)], expert: [tag("SEC", 0, 10)] };

  test("takes enough articles", () => {
    expect(standingOf([good], frames, bars).passed).toBe(false);
    expect(standingOf([good, good], frames, bars).passed).toBe(true);
  });

  test("takes every frame that occurred at its own bar", () => {
    const near = { own: [tag("PRA", 0, 10)], expert: [tag("PRA", 0, 10), tag("PRA", 20, 30)] };
    const { frames: scores, passed } = standingOf([good, near, good], frames, bars);
    expect(scores[1]).toMatchObject({ f1: expect.closeTo(2 / 3, 12) as number, least: 0.9 });
    expect(passed).toBe(false);
    expect(standingOf([good, near], frames, { ...bars, frames: {} }).passed).toBe(true);
  });
});

describe("bars", () => {
  test.each([
    { ...USUAL_BARS, leastArticles: 0 },
    { ...USUAL_BARS, leastArticles: 1.5 },
    { ...USUAL_BARS, leastArticles: 100_000 },
    { ...USUAL_BARS, leastF1: 1.2 },
    { ...USUAL_BARS, frames: { SEC: -0.1 } },
    { ...USUAL_BARS, frames: { SEC: Number.NaN } },
  ])("that nobody can work with are refused: %j", (wrong) => {
    expect(() => checkedBars(wrong)).toThrow();
  });

  test("of frames that are like the others are not kept", () => {
    expect(checkedBars({ leastArticles: 3, leastF1: 0.7, frames: { SEC: 0.7, PRA: 0.5 } })).toEqual(
      {
        ...{ leastArticles: 3, leastF1: 0.7, frames: { PRA: 0.5 } },
      },
    );
  });
});

test("feedback says what was missed, tagged in addition, cut elsewhere, or given another frame", () => {
  const expert = { reviewerId: "lea" };
  const own = [tag("SEC", 0, 10), tag("SEC", 100, 110), tag("SEC", 200, 220), tag("PRA", 300, 310)];
  const theirs = [
    tag("SEC", 0, 10, expert),
    tag("PRA", 50, 60, expert),
    tag("SEC", 205, 230, expert),
    tag("SEC", 300, 310, expert),
  ];
  const { right, remarks } = feedbackOf("ana", { own, expert: theirs }, []);
  expect(right).toBe(1);
  expect(remarks.map(({ kind, frameIds }) => [kind, ...frameIds])).toEqual([
    ["missed", "PRA"],
    ["extra", "SEC"],
    ["boundary", "SEC"],
    ["frame", "SEC", "PRA"],
  ]);
});

test("feedback compares answers to the frame's questions", () => {
  const own = [tag("SEC", 0, 10, { attributes: { stance: "for" } })];
  const expert = [tag("SEC", 0, 10, { attributes: { stance: "against" }, reviewerId: "lea" })];
  const stance = [{ id: "stance", kind: "single" as const }];
  const { right, remarks } = feedbackOf("ana", { own, expert }, stance);
  expect([right, remarks.map(({ kind }) => kind)]).toEqual([0, ["answer"]]);
});

test("a lead who trains on the own expert coding is compared with it all the same", () => {
  const own = [tag("SEC", 0, 10, { reviewerId: "lea" })];
  const expert = [tag("SEC", 0, 10, { reviewerId: "lea" })];
  expect(feedbackOf("lea", { own, expert }, [])).toEqual({ right: 1, remarks: [] });
});
