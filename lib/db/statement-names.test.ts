import { expect, test } from "vitest";
import { StatementNames } from "./statement-names";

test("a statement has a name from its fifth time on, the same everywhere", () => {
  const [one, other] = [new StatementNames(), new StatementNames()];
  const given = Array.from({ length: 6 }, () => one.of("SELECT 1"));
  expect(given.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
  expect(given[4]).toMatch(/^framewise_[0-9a-f]{32}$/);
  expect(given[5]).toBe(given[4]);
  for (let n = 0; n < 5; n++) other.of("SELECT 1");
  expect(other.of("SELECT 1")).toBe(given[4]);
  expect(one.of("SELECT 2")).toBeUndefined();
});

test("what comes once and again gets no name, and names have an end", () => {
  const names = new StatementNames();
  for (let n = 0; n < 3_000; n++) expect(names.of(`SELECT ${n}`)).toBeUndefined();
  const often = (sql: string) => Array.from({ length: 5 }, () => names.of(sql)).at(-1);
  const named = Array.from({ length: 400 }, (_, n) => often(`SELECT 'a', ${n}`));
  expect(named.filter((name) => name !== undefined)).toHaveLength(300);
  expect(names.of("SELECT 'a', 0")).toBe(named[0]);
});
