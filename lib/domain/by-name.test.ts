import { expect, test } from "vitest";
import { byName } from "./by-name";

test("numbers in names count as numbers, and case and accents come after letters", () => {
  const names = ["Reviewer 10", "zoe", "Reviewer 2", "Émile", "Ana", "Reviewer 1", "Erik"];
  expect(names.sort(byName)).toEqual([
    ...["Ana", "Émile", "Erik", "Reviewer 1", "Reviewer 2", "Reviewer 10", "zoe"],
  ]);
});
