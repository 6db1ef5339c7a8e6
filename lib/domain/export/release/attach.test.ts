import { expect, test } from "vitest";
import { fileTexts } from "../testing/written";
import { MIXED_TEXT, testStudy } from "../testing/study";
import type { TextOfRelease } from "./attach";
import { articlesOf, matchTexts, withQuotes } from "./attach";
import { textFreeRelease } from "./release";

async function* given(...texts: TextOfRelease[]) {
  for (const text of texts) yield await Promise.resolve(text);
}

const read = () => fileTexts(textFreeRelease.files({ study: testStudy(), licence: "CC0-1.0" }));

test("texts come back to their articles, and the passages with them", async () => {
  const files = await read();
  const articles = articlesOf(files.get("articles.csv")!);
  const [mixed] = articles;
  const { attached, missing } = await matchTexts(
    articles,
    given(
      { file: "a.txt", text: MIXED_TEXT, sha256: mixed!.sha256, about: null },
      {
        ...{ file: "b.txt", text: "Nothing of note\nIt snowed.", sha256: "0".repeat(64) },
        about: { title: "NOTHING of note", outlet: "Courier", publishedOn: null },
      },
      {
        ...{ file: "c.txt", text: "y", sha256: "1".repeat(64) },
        about: { title: mixed!.title, outlet: "Another paper", publishedOn: null },
      },
    ),
  );
  expect([...attached.keys()]).toEqual(["a-mixed"]);
  expect(missing.map(({ article, because, file }) => [article.id, because, file])).toEqual([
    ["a-quiet", "other words", "b.txt"],
    ["a-uncoded", "not found", null],
  ]);

  const { rows, columns } = withQuotes(files.get("annotations.csv")!, attached);
  expect(columns.at(-1)).toEqual({ key: "quote", header: "quote" });
  const quotes: Record<string, string> = {};
  for (const { annotation_id, quote } of rows) quotes[annotation_id!] = quote!;
  expect(quotes).toEqual({
    n1: "Дрон-сделка 📰",
    n2: "📰 signed in Cafe\u0301",
    n3: "Cafe\u0301 Žižek\n“A fair price",
    n4: "👨‍👩‍👧 the minister […] 协议价格",
    n5: "fair price,” said 👨‍👩‍👧",
    n6: "السعر عادل",
    n7: "<dependence> & debt.",
  });
});

test("what is no release, and a passage outside its text, is refused", () => {
  expect(() => articlesOf("a,b\n1,2\n")).toThrow(/no column article_id/);
  expect(() => articlesOf('article_id,"title\n1,2\n')).toThrow(/damaged/);
  const line = "annotation_id,article_id,start_cp,end_cp,pieces\nn,a,0,9,\n";
  expect(() => [...withQuotes(line, new Map([["a", "short"]])).rows]).toThrow(
    /annotation n is not in/,
  );
});
