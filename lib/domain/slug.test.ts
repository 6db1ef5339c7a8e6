import { expect, test } from "vitest";
import { checkSlug, slugOf } from "./slug";

test.each([
  ["Levy coverage, spring 2026", "levy-coverage-spring-2026"],
  ["  Ćirilica & Übersicht ", "cirilica-ubersicht"],
  ["名前", ""],
  [`${"word ".repeat(9)}xyz-tail`, `${"word-".repeat(9)}xyz`],
])("the slug of %j", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  expect(slugOf(slug)).toBe(slug);
});

test("a slug somebody chose must be one, and not a word with another meaning", () => {
  expect(checkSlug("levy-2026")).toBe("levy-2026");
  for (const slug of ["", "new", "Levy", "a--b", "-a", "a/b", "a".repeat(49)])
    expect(() => checkSlug(slug)).toThrow(expect.objectContaining({ code: "invalid_input" }));
});
