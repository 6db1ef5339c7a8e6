import { expect, test } from "vitest";
import { articleFileName } from "./file-names";

test("FX-06: an article's title leads out of no folder, begins no formula, and meets no other", () => {
  const titles = [
    "../../etc/passwd",
    "=cmd|'/c calc'!A1",
    "CON",
    "a/b\\c:d",
    ".htaccess",
    "📰",
    "",
  ];
  const names = titles.flatMap((title, n) => [
    articleFileName({ id: `0190-${n}`, title }),
    articleFileName({ id: `../${n}`, title }),
  ]);
  for (const name of names) expect(name).toMatch(/^\w[\w-]*$/);
  expect(new Set(names).size).toBe(names.length);
});
