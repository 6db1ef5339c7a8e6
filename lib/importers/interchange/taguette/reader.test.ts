import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SCHEMA, MIGRATION } from "@/lib/domain/export/taguette/schema";
import { taguetteProject } from "@/lib/domain/export/taguette/project";
import type { Study } from "@/lib/domain/export/study";
import { anyStudy } from "@/lib/domain/export/testing/any-study";
import { testStudy } from "@/lib/domain/export/testing/study";
import type { ImportedStudy } from "@/lib/domain/interchange/imported-study";
import { placeAnnotations } from "@/lib/domain/interchange/placing";
import { studyReaderOf } from "../registry";
import { contentsOf } from "./contents";
import { taguette } from "./reader";

const SAMPLE = join(import.meta.dirname, "../../../../../shared/samples/taguette/project.sqlite3");

/** A project file with these statements carried out in it. */
function fileWith(...statements: string[]): Uint8Array {
  const database = new Database(":memory:");
  database.pragma("foreign_keys = OFF");
  for (const statement of [...SCHEMA, ...statements]) database.exec(statement);
  const bytes = database.serialize();
  database.close();
  return bytes;
}

const PROJECT = `INSERT INTO projects VALUES (1, 'Levy', '', '2026-01-01')`;
const DOCUMENT = (html: string, description = "") =>
  `INSERT INTO documents VALUES (1, 'One', '${description}', 'a.html', '2026-01-01', 1, 'LEFT_TO_RIGHT', '${html}')`;
const read = (bytes: Uint8Array) =>
  taguette.read([{ name: "project.sqlite3", bytes }]) as ImportedStudy;

/** The bytes of a study of ours; made in memory, as the server makes it in a file. */
async function written(study: Study): Promise<Uint8Array> {
  const database = new Database(":memory:");
  database.pragma("foreign_keys = OFF");
  for (const statement of SCHEMA) database.exec(statement);
  for await (const { table, values } of taguetteProject.rows(study)) {
    const names = Object.keys(values);
    database
      .prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => "?").join()})`)
      .run(...Object.values(values));
  }
  const bytes = database.serialize();
  database.close();
  return bytes;
}

describe("what Taguette writes", () => {
  const bytes = fileWith(
    PROJECT,
    DOCUMENT(
      "<h1>Café 😀</h1><p>The <b>levy</b> hurts<br>us &amp; all</p>",
      "Outlet: Courier\nOdd",
    ),
    `INSERT INTO tags VALUES (1, 1, 'Economy', 'Money'), (2, 1, 'Economy.Costs', ''), (3, 1, 'U.S.', '')`,
    // é has two bytes, 😀 four: the second paragraph begins at 10
    `INSERT INTO highlights VALUES (1, 1, 14, 24, '<p><b>levy</b> hurts</p>'), (2, 1, 6, 13, '<h1>😀</h1><p>The</p>'), (3, 1, 0, 4, ''), (4, 1, 4, 6, '')`,
    `INSERT INTO highlight_tags VALUES (1, 1), (1, 2), (2, 3), (4, 1)`,
    `INSERT INTO commands VALUES (1, '2026-02-01 09:00:00.123456', 'ana', 1, 1, '{"type": "highlight_add", "highlight_id": 1}'), (2, '2026-01-31 09:00:00', 'ben', 1, 1, '{"type": "highlight_add", "highlight_id": 1}'), (3, 'x', 'x', 1, 1, '{')`,
  );

  test("paragraphs are lines, and highlights stand where Taguette counts them, in bytes", () => {
    const study = read(bytes);
    expect(study).toMatchObject({
      name: "Levy",
      articles: [
        {
          key: "1",
          text: "Café 😀\nThe levy hurts\nus & all",
          metadata: { title: "One", outlet: "Courier" },
        },
      ],
      users: [{ name: "ana" }, { name: "" }],
      lost: [
        { what: "lines of descriptions of documents", count: 1 },
        { what: "highlights without a tag", count: 1 },
      ],
    });
    expect(placeAnnotations(study).places).toMatchObject([
      { quote: "levy hurts" },
      { quote: "levy hurts" },
      { quote: "😀\nThe" },
      "outside the text", // it cuts the é
    ]);
    expect(study.annotations).toMatchObject([
      { codeKey: "1", userKey: "ana", createdAt: "2026-02-01T09:00:00.123Z" },
      { codeKey: "2" },
      { codeKey: "3", userKey: "", createdAt: null },
      {},
    ]);
  });

  test("tags stand under those that their paths begin with", () => {
    expect(
      read(bytes).codes.map(({ name, parentKey, description }) => [name, parentKey, description]),
    ).toEqual([
      ["Economy", null, "Money"],
      ["Costs", "1", ""],
      ["U.S.", null, ""],
    ]);
  });

  test("line breaks between paragraphs are not doubled, and empty paragraphs are empty lines", () => {
    expect(contentsOf("<p>a</p>\n<p></p>\n<p> b</p>").text).toBe("a\n\n b");
    expect(contentsOf("<ul><li>a</li><li>b</li></ul>c").text).toBe("a\nb\nc");
  });
});

describe("refuses", () => {
  test.each([
    ["another database", fileWith("DROP TABLE highlight_tags"), "not a project of Taguette"],
    ["no project", fileWith(), "There are 0 projects"],
    ["two projects", fileWith(PROJECT, PROJECT.replace("(1", "(2")), "There are 2 projects"],
    [
      "a view in place of a table",
      fileWith("DROP TABLE tags", "CREATE VIEW tags AS SELECT 1"),
      "views, triggers",
    ],
    [
      "a trigger",
      fileWith("CREATE TRIGGER t AFTER INSERT ON tags BEGIN SELECT 1; END"),
      "views, triggers",
    ],
    ["a virtual table", fileWith("CREATE VIRTUAL TABLE v USING fts5(x)"), "views, triggers"],
    [
      "a computed column",
      fileWith(
        "ALTER TABLE tags ADD COLUMN x TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000000))) VIRTUAL",
      ),
      "not a project of Taguette",
    ],
    ["half a file", fileWith(PROJECT).subarray(0, 5000), "damaged"],
    ["a broken page", Buffer.from(fileWith(PROJECT)).fill(0xff, 4096, 5000), "damaged"],
    ["a header alone", Buffer.from("SQLite format 3\0"), "damaged"],
  ])("%s", (_what, bytes, reason) => {
    expect(() => read(bytes)).toThrow(reason);
  });

  test("nothing that is no database", () => {
    expect(taguette.accepts([{ name: "a.sqlite3", bytes: Buffer.from("SQLite") }])).toBe(false);
  });
});

test("a file that was in use, with its journal kept apart, is read without it", () => {
  const bytes = Buffer.from(fileWith(PROJECT, DOCUMENT("<p>a</p>")));
  bytes.fill(2, 18, 20);
  expect(read(bytes).articles).toHaveLength(1);
});

test("a study of ours comes back with everything that the format holds", async () => {
  const study = read(await written(testStudy()));
  expect(study.name).toBe("Drones & debts");
  expect(study.articles[0]).toMatchObject({
    metadata: {
      ...{ title: "Дрон-сделка 📰", outlet: "Новости", author: "N. N.", publishedOn: "2025-11-03" },
      ...{ url: "https://news.example/a?b=1&c=2", language: "ru" },
    },
  });
  expect(study.codes.map(({ name, parentKey }) => [name, parentKey])).toEqual([
    ["Threats", null],
    ["Security: concern", "1"],
    ["Прагматичное партнёрство 🤝", null],
    ["Old, retired", null],
  ]);
  expect(study.users.map(({ name }) => name)).toEqual(["ana-petrovic", "ben-levi"]);
  expect(study.annotations).toHaveLength(8);
  expect(study.annotations[0]!.createdAt).toBe("2026-02-01T09:00:00.000Z");
  expect(study.lost).toEqual([]);
  expect(MIGRATION).toMatch(/^[\da-f]{12}$/);
});

test("whatever is in it: the same texts, and the same passages in the same words", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      const read = taguette.read([{ name: "p", bytes: await written(study) }]) as ImportedStudy;
      const { places } = placeAnnotations(read);
      const found = read.annotations.map(({ articleKey }, i) => {
        const place = places[i]!;
        if (typeof place === "string") throw new Error(place);
        return `${articleKey} ${place.start} ${place.end}`;
      });
      const wanted: string[] = [];
      let number = 0;
      for await (const { text, codings } of study.articles()) {
        number++;
        expect(read.articles[number - 1]!.text).toBe(text);
        for (const { annotations } of codings) {
          for (const { start, end, pieces } of annotations) {
            for (const piece of pieces ?? [{ start, end }]) {
              wanted.push(`${number} ${piece.start} ${piece.end}`);
            }
          }
        }
      }
      expect([...new Set(found)].sort()).toEqual([...new Set(wanted)].sort());
    }),
    { numRuns: 40 },
  );
});

test.skipIf(!existsSync(SAMPLE))("a project that Taguette exported is read", () => {
  const files = [{ name: "project.sqlite3", bytes: readFileSync(SAMPLE) }];
  expect(studyReaderOf(files)).toBe(taguette);
  const study = taguette.read(files) as ImportedStudy;
  expect(placeAnnotations(study)).toMatchObject({
    ...{ quoted: 3, fitted: 3 },
    places: [{ quote: "Economic cost" }, { quote: "Economic cost" }, { quote: "budget row" }],
  });
  expect(study.users).toMatchObject([{ name: "admin" }]);
  expect(study.codes.find(({ name }) => name === "Costs")?.parentKey).not.toBeNull();
});
