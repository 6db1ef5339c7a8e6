import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ZoneKind } from "../zones";
import { cleanText } from "./clean";

/**
 * Invented texts with the dirt of real news pages. Each line of a fixture says what
 * it is: `- ` is dropped, `=h ` kept as headline (`l` lead, `b` body, `q` quotation,
 * `s` subheading, `c` caption, `f` footnote). The first line, `@ `, holds the
 * metadata the text gives.
 */
const FOLDER = path.join(import.meta.dirname, "fixtures");
const ZONES: Record<string, ZoneKind> = {
  h: "headline",
  l: "lead",
  b: "body",
  q: "quotation",
  s: "subheading",
  c: "caption",
  f: "footnote",
};

interface Fixture {
  readonly name: string;
  readonly metadata: Record<string, string | null>;
  readonly raw: string;
  /** By raw line, counted from 1: the zone, or null for a line to drop. */
  readonly expected: ReadonlyMap<number, ZoneKind | null>;
}

const fixtures = readdirSync(FOLDER).map(readFixture);

function readFixture(file: string): Fixture {
  const [head = "", ...lines] = readFileSync(path.join(FOLDER, file), "utf8").split("\n");
  const metadata = head
    .slice(2)
    .split("; ")
    .map((pair) => pair.split("=") as [string, string]);
  const expected = new Map<number, ZoneKind | null>();
  const raw = lines.map((line, i) => {
    const [mark = "", ...words] = line.split(" ");
    if (mark === "-") expected.set(i + 1, null);
    else if (mark.startsWith("=")) expected.set(i + 1, ZONES[mark[1] ?? ""] ?? null);
    else if (line !== "") throw new Error(`${file}:${i + 2} has no mark: ${line}`);
    return words.join(" ");
  });
  return {
    name: file.replace(".txt", ""),
    metadata: Object.fromEntries(
      metadata.map(([key, value]) => [key, value === "null" ? null : value]),
    ),
    raw: raw.join("\n"),
    expected,
  };
}

describe.each(fixtures)("$name", ({ raw, expected, metadata }) => {
  const article = cleanText(raw);
  const kept = article.lines.filter((line) => line.kept);

  test("keeps every line of the article", () => {
    const lost = article.dropped.filter(({ line }) => expected.get(line) !== null);
    expect(lost).toEqual([]);
  });

  test("tells the zones apart", () => {
    const wanted = kept.map(({ line, text, zone }) => ({ text, zone: expected.get(line) ?? zone }));
    expect(kept.map(({ text, zone }) => ({ text, zone }))).toEqual(wanted);
  });

  test("reads the metadata the text gives", () => {
    const { title, outlet, author, publishedOn: date, language } = article;
    expect({ outlet, author, date, language }).toMatchObject(metadata);
    expect(title).toBe(
      raw.split("\n")[[...expected].find(([, zone]) => zone === "headline")![0] - 1],
    );
  });

  test("changes nothing when it cleans the cleaned text", () => {
    expect(cleanText(article.text).text).toBe(article.text);
  });
});

/** Three published texts that may lie beside the repository; only their line numbers are known here. */
const PUBLISHED = path.join(import.meta.dirname, "../../../../shared/articles");

describe.skipIf(!existsSync(PUBLISHED))("a published text", () => {
  test.each([
    ["000_0d530e774de99990.txt", [3, 4, 5], { outlet: "RksNews", author: null }],
    ["002_cd8162e5bf8866d1.txt", [3, 6, 7, 77, 79], { author: "Luca Urciuolo" }],
    ["003_90e778e9c37b3e08.txt", [1, 3, 9, 10, 11, 12, 55, 78, 89, 109, 110, 111, 112], {}],
  ])("%s loses its furniture and nothing else", (file, dropped, metadata) => {
    const article = cleanText(readFileSync(path.join(PUBLISHED, file), "utf8"));
    expect(article.dropped.map(({ line }) => line)).toEqual(dropped);
    expect(article).toMatchObject({ ...metadata, publishedOn: null, language: "en" });
    expect(cleanText(article.text).text).toBe(article.text);
  });
});

test("drops the right lines over all fixtures: F1 of at least 0.95", () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(55);
  let [hits, misses, losses] = [0, 0, 0];
  for (const { name, raw, expected } of fixtures) {
    for (const { line, kept, text } of cleanText(raw).lines) {
      const toDrop = expected.get(line) === null;
      if (toDrop && !kept) hits++;
      if (toDrop && kept) console.info(`Missed in ${name}: ${text}`, ++misses);
      if (!toDrop && !kept) losses++;
    }
  }
  const f1 = (2 * hits) / (2 * hits + misses + losses);
  console.info(
    `Dropped lines in ${fixtures.length} texts: ${hits} found, ${misses} missed, ${losses} wrongly dropped; F1 = ${f1.toFixed(4)}`,
  );
  expect(f1).toBeGreaterThanOrEqual(0.95);
  expect(losses).toBe(0);
});
