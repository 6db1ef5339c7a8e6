import { describe, expect, test } from "vitest";
import type { WordArticle } from "./distinctive-words";
import { distinctiveWords, logOdds } from "./distinctive-words";

/** An article whose bracketed passages carry frame E and whose braced ones carry M. */
function article(marked: string, language = "en"): WordArticle {
  const annotations: { frameId: string; start: number; end: number }[] = [];
  const starts: number[] = [];
  let text = "";
  for (const character of marked) {
    if ("[{".includes(character)) starts.push([...text].length);
    else if ("]}".includes(character)) {
      annotations.push({
        frameId: character === "]" ? "E" : "M",
        start: starts.pop()!,
        end: [...text].length,
      });
    } else text += character;
  }
  const zones = [{ zone: "body", start: 0, end: [...text].length } as const];
  return { text, language, zones, annotations };
}

describe("logOdds", () => {
  test("is the formula of Monroe et al., worked by hand", () => {
    // y = 3 and 1 of n = 4 and 4, α₀ = 4, α = 4·4/8 = 2
    // δ = ln(5 / 3) − ln(3 / 5), z = δ / √(1/5 + 1/3)
    const [tax] = logOdds(
      new Map([
        ["tax", 3],
        ["cut", 1],
      ]),
      new Map([
        ["tax", 1],
        ["cut", 3],
      ]),
      4,
    );
    expect(tax).toMatchObject({ word: "tax", inFrame: 3, elsewhere: 1 });
    expect(tax!.delta).toBeCloseTo(1.021651, 6);
    expect(tax!.z).toBeCloseTo(1.398954, 6);
  });

  test("has nothing to say about a single word", () => {
    expect(logOdds(new Map([["tax", 3]]), new Map([["tax", 1]]), 4)).toEqual([]);
  });
});

describe("distinctiveWords", () => {
  const articles = [
    article("[Tax tax] rain"),
    article("[the TAX] wind rain"),
    article("[tax] rain {wind}"),
    article("tax tax tax tax"), // without the frame: left out
  ];

  test("compares the frame's passages with the rest of the same articles", () => {
    const { words, ...sizes } = distinctiveWords(articles, "E");
    expect(sizes).toEqual({ wordsInFrame: 5, wordsElsewhere: 5, alpha0: 1 });
    expect(
      words.map(({ word, inFrame, elsewhere, articles }) => [word, inFrame, elsewhere, articles]),
    ).toEqual([
      ["tax", 4, 0, 3],
      ["rain", 0, 3, 3],
    ]);
  });

  test("compares with the passages of other frames on request", () => {
    expect(distinctiveWords(articles, "E", { against: "other frames" })).toMatchObject({
      wordsInFrame: 5,
      wordsElsewhere: 1,
    });
  });

  test("pitfall 26: a word that one long article repeats is no finding", () => {
    const long = article(`[${"border ".repeat(500)}] rain wind`);
    const { words } = distinctiveWords([long, ...articles], "E");
    expect(words.map(({ word }) => word)).not.toContain("border");
    // Three articles have it, but only one of them in the frame.
    const mentioned = [long, article("[tax] border"), article("[tax] border")];
    expect(distinctiveWords(mentioned, "E").words.map(({ word }) => word)).not.toContain("border");
  });

  test("pitfall 17: a word counts once, however many tags cover it", () => {
    const { wordsInFrame } = distinctiveWords(
      [article("[tax] [cut]"), article("[ta[x] cut]")],
      "E",
    );
    expect(wordsInFrame).toBe(2 + 2);
  });

  test("a word is in the frame when at least half of it is", () => {
    expect(distinctiveWords([article("ra[in x] y")], "E").wordsInFrame).toBe(2);
    expect(distinctiveWords([article("rai[n x] y")], "E").wordsInFrame).toBe(1);
  });

  test("counts in code points and joins spellings of one word", () => {
    const emoji = article("📰📰 [Über Ü\u0062er] 👪");
    expect(distinctiveWords([emoji], "E")).toMatchObject({ wordsInFrame: 2, wordsElsewhere: 0 });
    const spellings = ["[Caf\u00e9]", "[cafe\u0301]", "[CAF\u00c9]"].map((cafe) =>
      article(`${cafe} rain`),
    );
    expect(distinctiveWords(spellings, "E").words[0]).toMatchObject({ inFrame: 3, articles: 3 });
  });
});
