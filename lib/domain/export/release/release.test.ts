import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { offsetIndex } from "../../text/offsets";
import type { TagSeen } from "../testing/any-study";
import { anyStudy, inOrder, tagsOf } from "../testing/any-study";
import { testStudy } from "../testing/study";
import { asOneText, fileTexts } from "../testing/written";
import type { Study } from "../study";
import { LICENCES, licenceOf } from "./licence";
import { textFreeRelease } from "./release";

const write = (study: Study) => fileTexts(textFreeRelease.files({ study, licence: "CC-BY-4.0" }));

test("holds no word of the texts, no memo and nothing written in own words", async () => {
  const { articles } = testStudy();
  const files = asOneText(await write(testStudy()));
  for await (const { title, codings } of articles()) {
    for (const { annotations } of codings) {
      for (const { quote, memo } of annotations) {
        // A headline is metadata; a passage that is nothing but the headline may stand there.
        if (!title.includes(quote)) expect(files).not.toContain(quote);
        if (memo !== "") expect(files).not.toContain(memo);
      }
    }
  }
});

test("with the texts, an independent reader finds the same passages", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      const files = await write(study);
      const texts = new Map<string, string>();
      for await (const { id, text } of study.articles()) texts.set(id, text);
      const rows = parse<Record<string, string>>(files.get("annotations.csv")!, { columns: true });
      const members = new Map(study.head.members.map(({ id, name }) => [name, id]));
      const rounds = new Map(study.head.rounds.map(({ id, name }) => [name, id]));
      const seen = rows.map((row): Omit<TagSeen, "memo"> => {
        const spans = row.pieces
          ? (JSON.parse(row.pieces) as [number, number][])
          : [[Number(row.start_cp), Number(row.end_cp)] as const];
        const characters = Array.from(texts.get(row.article_id!)!);
        return {
          article: row.article_id!,
          coder: `${rounds.get(row.round!)} ${members.get(row.reviewer!)}`,
          frame: row.frame!,
          spans,
          words: spans.map(([start, end]) => characters.slice(start, end).join("")).join("|"),
        };
      });
      const expected = (await tagsOf(study)).map(({ article, coder, frame, spans, words }) => ({
        ...{ article, coder, frame, spans, words },
      }));
      expect(inOrder(seen)).toEqual(inOrder(expected));
    }),
    { numRuns: 30 },
  );
});

test("hashes and lengths are those of the texts", async () => {
  const files = await write(testStudy());
  const rows = parse<Record<string, string>>(files.get("articles.csv")!, { columns: true });
  for await (const { id, text, sha256 } of testStudy().articles()) {
    const row = rows.find(({ article_id }) => article_id === id)!;
    expect(row.text_sha256).toBe(sha256);
    expect(Number(row.length_cp)).toBe(offsetIndex(text).length);
  }
});

test("a licence is one of those listed", () => {
  expect(licenceOf(null)).toBe("CC-BY-4.0");
  for (const name of Object.keys(LICENCES)) expect(licenceOf(name)).toBe(name);
  expect(() => licenceOf("All mine")).toThrow(/not one of the licences/);
});
