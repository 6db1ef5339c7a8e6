import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { taguetteProject } from "@/lib/domain/export/taguette/project";
import { testStudy } from "@/lib/domain/export/testing/study";
import { sqliteOf } from "./sqlite";

const SAMPLE = join(import.meta.dirname, "../../../../shared/samples/taguette/project.sqlite3");
const made = () => sqliteOf(taguetteProject.schema, taguetteProject.rows(testStudy()));
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("framewise-export-"));

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of pieces) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Tables with their columns, and indexes with theirs. */
function shapeOf(database: Database.Database) {
  const names = (type: string) =>
    database
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite%' ORDER BY name",
      )
      .pluck()
      .all(type) as string[];
  const facts = (pragma: string, name: string) => database.pragma(`${pragma}("${name}")`);
  return {
    application: database.pragma("application_id", { simple: true }),
    tables: names("table").map((name) => [
      name,
      facts("table_info", name),
      facts("foreign_key_list", name),
    ]),
    indexes: names("index").map((name) => [name, facts("index_info", name)]),
  };
}

test("the file is a sound database with every row, the same each time, and leaves nothing behind", async () => {
  const before = folders();
  const [one, other] = [await bytesOf(made()), await bytesOf(made())];
  expect(one.equals(other)).toBe(true);
  const database = new Database(one);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.pragma("foreign_key_check")).toEqual([]);
  const counts: Record<string, number> = {};
  for await (const { table } of taguetteProject.rows(testStudy())) {
    counts[table] = (counts[table] ?? 0) + 1;
  }
  for (const [table, count] of Object.entries(counts)) {
    expect(database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()).toBe(count);
  }
  expect(folders()).toEqual(before);
});

test("whoever stops reading, and rows that fail, leave nothing behind", async () => {
  const before = folders();
  const pieces = made();
  await pieces.next();
  expect(folders().length).toBe(before.length + 1);
  await pieces.return(undefined);
  expect(folders()).toEqual(before);
  async function* failing() {
    yield await Promise.resolve({ table: "nowhere", values: { a: 1 } });
  }
  await expect(bytesOf(sqliteOf(taguetteProject.schema, failing()))).rejects.toThrow("nowhere");
  expect(folders()).toEqual(before);
});

test.skipIf(!existsSync(SAMPLE))(
  "a project has the tables and indexes that Taguette makes",
  async () => {
    const theirs = new Database(SAMPLE, { readonly: true });
    expect(shapeOf(new Database(await bytesOf(made())))).toEqual(shapeOf(theirs));
    const version = "SELECT version_num FROM alembic_version";
    expect(theirs.prepare(version).pluck().get()).toBe(
      new Database(await bytesOf(made())).prepare(version).pluck().get(),
    );
    theirs.close();
  },
);
