import fc from "fast-check";
import { expect, test } from "vitest";
import { ARTICLE_STATUSES, METADATA_FIELDS, NO_FILTER, parseArticleFilter } from "./article-filter";
import { isFiltering } from "./article-filter";
import { ARTICLE_COLUMNS, ARTICLE_SORTS, articleViewQuery, parseArticleView } from "./article-view";
import { queryOf } from "./article-view";
import { ZONE_KINDS } from "./zones";

const parse = (query: string) => parseArticleFilter(new URLSearchParams(query));

test("an address without parameters leaves nothing out", () => {
  expect(parse("")).toEqual(NO_FILTER);
  expect(isFiltering(NO_FILTER)).toBe(false);
  expect(isFiltering({ ...NO_FILTER, missing: ["author"] })).toBe(true);
  // Zones only say where words are looked for.
  expect(isFiltering({ ...NO_FILTER, zones: ["headline"] })).toBe(false);
});

test("what an address says wrongly is left out", () => {
  expect(
    parse("status=nearly&from=2026-02-41&missing=brain&missing=author&outlet=&zone=x"),
  ).toEqual({ ...NO_FILTER, missing: ["author"] });
});

test("a view is read back from its address as it was", () => {
  const text = fc
    .string({ minLength: 1, maxLength: 20 })
    .map((s) => s.trim())
    .filter(Boolean);
  const day = fc.constantFrom("2025-01-31", "2026-12-01");
  const view = fc.record({
    filter: fc.record({
      words: fc.oneof(text, fc.constant("")),
      zones: fc.subarray([...ZONE_KINDS]),
      outlets: fc.uniqueArray(text, { maxLength: 3 }),
      from: fc.option(day),
      to: fc.option(day),
      languages: fc.uniqueArray(text, { maxLength: 3 }),
      batch: fc.option(text),
      round: fc.option(text),
      status: fc.option(fc.constantFrom(...ARTICLE_STATUSES)),
      missing: fc.subarray([...METADATA_FIELDS]),
      format: fc.option(text),
      cluster: fc.option(text),
      sample: fc.option(text),
    }),
    sort: fc.constantFrom(...ARTICLE_SORTS),
    descending: fc.boolean(),
    columns: fc.subarray([...ARTICLE_COLUMNS]),
  });
  fc.assert(
    fc.property(view, (wanted) => {
      expect(parseArticleView(new URLSearchParams(articleViewQuery(wanted)))).toEqual(wanted);
    }),
  );
});

test("parameters of a page become a query", () => {
  expect(queryOf({ q: "a", outlet: ["1", "2"], from: undefined }).toString()).toBe(
    "q=a&outlet=1&outlet=2",
  );
});
