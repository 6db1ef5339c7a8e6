import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The numbers of the cases that docs/security.md promises, by group. */
const CASES: Readonly<Record<string, readonly number[]>> = {
  AN: [1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 13, 14, 16, 17, 19, 20, 22, 23],
  AZ: [1, 2, 4, 5, 7, 8, 10, 11, 13],
  BL: [0, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17],
  XS: [1, 2, 3, 4, 6, 7, 9, 10],
  SQ: [1, 2, 4, 5],
  FW: [1, 2, 3, 4, 5, 7, 8, 10, 11],
  UP: [2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 16, 17, 18, 20, 21, 23, 24, 26, 27],
  SS: [1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15],
  FX: [1, 2, 3, 5, 6],
  DO: [2, 3, 5, 6, 8, 9, 11, 12],
  CO: [1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 14, 15],
  CR: [1, 2, 3, 4, 5, 7, 8, 10, 11],
  NW: [1, 2, 3, 4, 5, 7, 8, 10, 11],
  OP: [1, 2, 3, 5, 6, 8, 9],
  IN: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
};
const ids = Object.entries(CASES).flatMap(([group, numbers]) =>
  numbers.map((number) => `${group}-${String(number).padStart(2, "0")}`),
);

/** The lines that name a test, or the rows of a table of tests. */
function namesOfTests(): string {
  const files = ["cli", "components", "e2e", "lib", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(test|spec)\.tsx?$/.test(file) && file !== "security-cases.test.ts")
      .map((file) => join(folder, file)),
  );
  return files
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && /["'`]/.test(line))
    .join("\n");
}

test("every case has a test of its name, or a line in docs/security.md that says why not", () => {
  const tests = namesOfTests();
  const explained = readFileSync("docs/security.md", "utf8").split("\n");
  const open = ids.filter(
    (id) => !tests.includes(id) && !explained.some((line) => line.startsWith(`- **${id}**`)),
  );
  expect(open).toEqual([]);
});

test("no line says why a case has no test that has one", () => {
  const tests = namesOfTests();
  const explained = [
    ...readFileSync("docs/security.md", "utf8").matchAll(/^- \*\*(\w\w-\d\d)\*\*/gm),
  ];
  expect(explained.map(([, id]) => id!).filter((id) => tests.includes(id))).toEqual([]);
});
