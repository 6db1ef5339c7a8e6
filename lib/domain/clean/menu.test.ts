import { describe, expect, test } from "vitest";
import { cleanText } from "./clean";
import { lineOf } from "./line";
import { isMenuRow, rowReason } from "./menu";

const row = (text: string) => lineOf(text, 1, false);

describe("isMenuRow", () => {
  test.each([
    "Markets  Companies  Economy  Opinion  |  Log in  |  Subscribe",
    "About Research Events Podcast Subscribe",
    "News • Sport • Weather • Shop • Earth",
    "Вести Политика Друштво Спорт",
    "Politik / Wirtschaft / Kultur",
  ])("%s", (text) => expect(isMenuRow(row(text))).toBe(true));

  test.each([
    "Sports Tech Leaders Join Climate Vote",
    "Europe Defence Policy Shakes Asia Markets",
    "Council | Bridge | River",
    "Politics | Opinion | The long road from the old bridge to the new",
    "Science, art, sport.",
    "Subscribe",
    "",
  ])("not %j", (text) => expect(isMenuRow(row(text))).toBe(false));
});

test.each([
  ["Share  |  Print  |  Save for later", "share"],
  ["Log in | Subscribe", "subscription"],
  ["Vesti  Politika  Kultura  Prijava", "menu"],
  ["Science | Art | Sport", null],
  ["Comments | Related", null],
  ["Share | Bridge", null],
])("the buttons of %j are furniture wherever they stand: %s", (text, reason) => {
  expect(rowReason(row(text))).toBe(reason);
});

const BODY = [
  "The council met for three hours on Tuesday and heard witnesses before it adjourned without a vote.",
  "It will meet again for four hours on Friday, the clerk said, and will then hear the engineers.",
];

test.each([
  ["a byline follows it", ["World Economy Politics Podcast", "By Ana Marin"]],
  ["nothing longer stands behind it", ["World Economy Politics Podcast", "Fern"]],
])("a headline of a menu's words stays when %s", (_when, head) => {
  expect(cleanText([...head, ...BODY].join("\n\n")).title).toBe(head[0]);
});
