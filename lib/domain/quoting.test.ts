import { expect, test } from "vitest";
import { quotesText } from "./quoting";

const TEXT =
  "The minister called it a fair price for a good product, and spoke of an old friendship.";

test.each([
  [
    "a question of one's own",
    "Does friendship between states count here, or only between persons?",
    false,
  ],
  ["seven words of it", "What of “a fair price for a good product”?", false],
  ["eight words of it", "What of “it a fair price for a good product”?", true],
  ["with other signs and case between", "CALLED it: a fair – price for a GOOD product", true],
  ["words that begin alike", "called it a fair price for a goods", false],
  ["nothing", "", false],
])("%s", (_what, written, quotes) => {
  expect(quotesText(written, TEXT)).toBe(quotes);
});
