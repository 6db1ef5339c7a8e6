import { describe, expect, test } from "vitest";
import { breaches } from "./check-layers";

/** The breaches of a tree of small files. */
const of = (tree: Record<string, string>) => breaches(new Map(Object.entries(tree)));

describe("an import that points down is fine", () => {
  test.each([
    ["lib/domain/span.ts", `import { AppError } from "./errors"`],
    ["lib/domain/csv.ts", `import { stringify } from "csv-stringify/sync"`],
    ["lib/domain/span.test.ts", `import { readFileSync } from "node:fs"; import "@/lib/data/x"`],
    ["lib/db/client.ts", `import { PrismaPg } from "@prisma/adapter-pg"`],
    ["lib/db/testing/setup.ts", `import { startPostgres } from "../../../scripts/postgres"`],
    ["lib/data/articles.ts", `import { prisma } from "@/lib/db/client"`],
    ["lib/server/access.ts", `import "@/lib/data/members"; import { cache } from "react"`],
    ["components/coding/tag.tsx", `import type { Span } from "@/lib/domain/span"`],
    ["app/page.tsx", `import "@/components/button"; import "@/lib/server/access"`],
    ["instrumentation.ts", `await import("@/lib/data/readiness")`],
    ["cli/clean.ts", `import "@/lib/server/import"; import "node:fs"`],
    ["playwright.config.ts", `import { findBrowser } from "./scripts/find-browser"`],
    ["lib/db/check.test.ts", `import { PrismaPg } from "@prisma/adapter-pg"`],
    ["lib/data/testing/world.ts", `import { prisma } from "@/lib/db/client"`],
    ["scripts/bench.ts", `import { prisma } from "@/lib/db/client"`],
  ])("%s: %s", (file, source) => {
    expect(of({ [file]: source })).toEqual([]);
  });
});

describe("an import that points up is refused", () => {
  test.each([
    ["lib/domain/span.ts", `import "@/lib/db/client"`],
    ["lib/domain/span.ts", `import "../data/articles"`],
    ["lib/domain/span.ts", `import { readFileSync } from "node:fs"`],
    ["lib/domain/span.ts", `import { z } from "zod"`],
    ["lib/domain/span.ts", `import type { ReactNode } from "react"`],
    ["lib/db/client.ts", `import { AppError } from "@/lib/domain/errors"`],
    ["lib/db/client.ts", `export { x } from "@/lib/data/x"`],
    ["lib/data/articles.ts", `import { cookies } from "next/headers"`],
    ["lib/data/articles.ts", `import { Prisma } from "@prisma/client"`],
    ["lib/data/articles.ts", `const { config } = await import("@/lib/server/config")`],
    ["lib/server/access.ts", `import { prisma } from "@/lib/db/client"`],
    ["lib/server/access.ts", `import { Button } from "@/components/button"`],
    ["components/tag.tsx", `import { listTags } from "@/lib/data/tags"`],
    ["components/tag.tsx", `import type { Config } from "../lib/server/config"`],
    ["components/tag.tsx", `import { createTag } from "@/app/actions"`],
    ["components/tag.tsx", `import { signIn } from "next-auth/react"`],
    ["app/page.tsx", `import { prisma } from "@/lib/db/client"`],
    ["app/page.tsx", `let x: import("@/lib/db/client").Transaction`],
    ["proxy.ts", `import { prisma } from "./lib/db/client"`],
    ["cli/clean.ts", `import { prisma } from "@/lib/db/client"`],
    ["cli/clean.ts", `import { notFound } from "@/app/not-found"`],
    ["lib/data/tags.test.ts", `import { PrismaPg } from "@prisma/adapter-pg"`],
    ["e2e/fixtures.ts", `import { PrismaClient } from "@prisma/client"`],
  ])("%s: %s", (file, source) => {
    const found = of({ [file]: source });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${file}: .* may not import `));
  });
});

describe("the domain has no clock, randomness or environment", () => {
  test.each([
    "process.env.HOME",
    "Date.now()",
    "new Date()",
    "Math.random()",
    "[1].map(Math.random)",
    "crypto.randomUUID()",
  ])("%s", (expression) => {
    expect(of({ "lib/domain/x.ts": `export const x = () => ${expression};` })).toEqual([
      expect.stringMatching(/^lib\/domain\/x\.ts: .*: lib\/domain has no clock/),
    ]);
    expect(of({ "lib/domain/x.test.ts": `const x = ${expression}` })).toEqual([]);
    expect(of({ "lib/data/x.ts": `const x = ${expression}` })).toEqual([]);
  });

  test("but may read a date it was given, and write about the clock", () => {
    const source = `/** Not Date.now(). */ export const x = (d: string) => new Date(d).getTime() + "Date.now";`;
    expect(of({ "lib/domain/x.ts": source })).toEqual([]);
  });
});

test("a cycle is refused, with its files", () => {
  const tree = {
    "lib/data/a.ts": `import { b } from "./b"`,
    "lib/data/b.ts": `import { c } from "@/lib/data/c"`,
    "lib/data/c.ts": `import type { A } from "./a"`,
    "lib/data/d.ts": `import { a } from "./a"`,
  };
  expect(of(tree)).toEqual([
    "lib/data/a.ts → lib/data/b.ts → lib/data/c.ts → lib/data/a.ts: a cycle",
  ]);
});

test("a barrel is refused, an index that does something is not", () => {
  expect(
    of({ "lib/data/index.ts": `export * from "./articles"; export { x } from "./x";` }),
  ).toEqual(["lib/data/index.ts: barrel: import the file itself"]);
  expect(of({ "lib/data/index.ts": `export const one = 1;` })).toEqual([]);
});

test.each([
  "prisma.$queryRawUnsafe(sql)",
  "prisma.$executeRawUnsafe(sql)",
  "Prisma.raw(sql)",
  "<p dangerouslySetInnerHTML={{ __html }} />",
  `"use cache"`,
  "unstable_cache(find)",
  "export const revalidate = 60",
])("SQ-02: %s is banned everywhere", (source) => {
  for (const file of ["lib/data/x.ts", "app/x/page.tsx", "scripts/x.ts", "lib/db/x.ts"]) {
    expect(of({ [file]: source })).toEqual([expect.stringMatching(/: banned everywhere$/)]);
  }
});
