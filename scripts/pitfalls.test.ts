import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Mistakes that make framing statistics wrong (docs/methods.md): each has a test that names its number. */
const PITFALLS = 28;

test("every pitfall has a test named after it", () => {
  const sources = ["lib", "cli", "components", "e2e"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
      .map((file) => readFileSync(join(folder, file), "utf8")),
  );
  const named = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/\(pitfalls? ([\d, and]+)\)/g)].flatMap(([, numbers]) =>
        numbers!.match(/\d+/g)!.map(Number),
      ),
    ),
  );
  const missing = Array.from({ length: PITFALLS }, (_, index) => index + 1).filter(
    (number) => !named.has(number),
  );
  expect(missing).toEqual([]);
});
