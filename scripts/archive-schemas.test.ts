import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Kind } from "@/lib/domain/archive/column";
import { MODELS_LEFT_OUT, NOUNS, USER_COLUMNS } from "@/lib/domain/archive/nouns";
import { archiveSchemas, FOLDER } from "./archive-schemas";
import { prismaModels } from "./prisma-models";

const models = prismaModels();
const nouns = Object.entries(NOUNS);

test("every table is in the archive, or left out with a reason", () => {
  const archived = nouns.map(([, { model }]) => model);
  expect(new Set(archived).size).toBe(archived.length);
  expect([...archived, ...Object.keys(MODELS_LEFT_OUT)].sort()).toEqual([...models.keys()].sort());
  for (const reason of Object.values(MODELS_LEFT_OUT)) expect(reason.length).toBeGreaterThan(20);
});

const TYPES: Readonly<Record<string, readonly Kind[]>> = {
  String: ["id", "text", "text with ids", "day", "sha256"],
  Int: ["integer"],
  Float: ["number"],
  Boolean: ["flag"],
  DateTime: ["moment"],
  Json: ["json"],
};

test.each(nouns)(
  "every column of %s is in the archive, or left out with a reason",
  (_name, noun) => {
    const stored = models.get(noun.model)!;
    const named = [...Object.keys(noun.columns), ...Object.keys(noun.leftOut ?? {})];
    const implied = noun.project === "projectId" ? ["projectId"] : [];
    expect([...named, ...implied].sort()).toEqual([...stored.keys()].sort());
    for (const [name, { kind, nullable = false }] of Object.entries(noun.columns)) {
      const column = stored.get(name)!;
      expect(TYPES[column.type], `${name} is a ${column.type}`).toContain(kind);
      expect(nullable, `${name} may be null`).toBe(column.nullable);
    }
  },
);

test("rows come after those they name, or name them later", () => {
  const place = new Map(nouns.map(([name], index) => [name, index]));
  for (const [name, { columns }] of nouns) {
    for (const [column, { of, later }] of Object.entries(columns)) {
      if (!of || of === "users" || later) continue;
      expect(place.get(of), `${name}.${column}`).toBeLessThan(place.get(name)!);
    }
  }
});

test("the people's columns are those of accounts", () => {
  for (const column of Object.keys(USER_COLUMNS))
    expect(models.get("User")!.has(column)).toBe(true);
});

test("docs/schemas is what `npx tsx scripts/archive-schemas.ts` writes", async () => {
  const written = await archiveSchemas();
  const stored = readdirSync(FOLDER).filter((name) => name.endsWith(".schema.json"));
  expect(stored.sort()).toEqual([...written.keys()].sort());
  for (const [name, text] of written) {
    expect(readFileSync(join(FOLDER, name), "utf8"), name).toBe(text);
  }
});
