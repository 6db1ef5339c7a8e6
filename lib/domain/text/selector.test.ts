import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuote, quoteOf } from "./selector";

const TEXT =
  "The levy hurts families. Ministers say the levy is fair. 📰 Critics call the levy a tax.";

/** The span of the `nth` time `words` occur, counted in code points. */
function spanOf(text: string, words: string, nth = 0) {
  let at = text.indexOf(words);
  for (let i = 0; i < nth; i++) at = text.indexOf(words, at + 1);
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...words].length };
}

test("quoteOf keeps 32 code points of context on each side", () => {
  const quote = quoteOf(TEXT, spanOf(TEXT, "levy", 2));
  expect(quote.exact).toBe("levy");
  expect([...quote.prefix]).toHaveLength(32);
  expect(quote.prefix.endsWith("📰 Critics call the ")).toBe(true);
  expect(quote.suffix).toBe(" a tax.");
});

describe("findQuote", () => {
  test.each([0, 1, 2])("finds occurrence %i of a repeated word by its context", (nth) => {
    const span = spanOf(TEXT, "levy", nth);
    expect(findQuote(TEXT, quoteOf(TEXT, span))).toEqual(span);
  });

  test("follows a passage that an added paragraph has moved", () => {
    const quote = quoteOf(TEXT, spanOf(TEXT, "levy is fair"));
    const longer = `👪 A new lead.\n${TEXT}`;
    expect(findQuote(longer, quote)).toEqual(spanOf(longer, "levy is fair"));
  });

  test.each([
    ["the words are gone", "levy is fair", TEXT.replace("levy is fair", "charge is just")],
    ["the word stands only in other surroundings", "fair", "It was the trade fair of Hanover."],
    ["two places fit equally well", "levy", "levy levy"],
  ])("returns null when %s", (_why, words, changed) => {
    const quote = changed.startsWith("levy levy")
      ? { exact: words, prefix: "", suffix: "" }
      : quoteOf(TEXT, spanOf(TEXT, words));
    expect(findQuote(changed, quote)).toBeNull();
  });

  test("never answers with half a grapheme", () => {
    expect(findQuote("cafe\u0301", { exact: "e", prefix: "", suffix: "" })).toBeNull();
  });

  test("finds every passage of an unchanged text, or nothing", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "𝒳", "中"), minLength: 1 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (text, a, b) => {
        const length = [...text].length;
        const start = a % length;
        const span = { start, end: start + 1 + (b % (length - start)) };
        const found = findQuote(text, quoteOf(text, span));
        if (found) expect(found).toEqual(span);
        else
          expect(text.indexOf(quoteOf(text, span).exact)).not.toBe(
            text.lastIndexOf(quoteOf(text, span).exact),
          );
      }),
    );
  });
});
