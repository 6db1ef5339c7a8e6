import { AppError } from "@/lib/domain/errors";
import type {
  ImportedAnnotation,
  ImportedArticle,
  ImportedCode,
  ImportedStudy,
} from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import { metadataIn } from "../metadata-fields";
import type { StudyReader } from "../reader";
import { isObject, wordsOf } from "../study-files";
import { Tally } from "../tally";
import type { Contents } from "./contents";
import { contentsOf } from "./contents";
import type { Row } from "./database";
import { isSqlite, TaguetteDatabase } from "./database";

/** A project of Taguette, as it exports one. */
export const taguette: StudyReader = {
  format: "taguette",
  label: "Taguette",
  extensions: [".sqlite3"],
  accepts: (files) => files.length === 1 && isSqlite(files[0]!.bytes),
  read(files) {
    const database = TaguetteDatabase.open(files[0]!.bytes);
    try {
      return readProject(database);
    } finally {
      database.close();
    }
  },
};

function readProject(database: TaguetteDatabase): ImportedStudy {
  const projects = database.rows("projects");
  if (projects.length !== 1) {
    throw new AppError(
      "invalid_input",
      `There are ${projects.length} projects in this database. Export one project under “Project info” in Taguette.`,
    );
  }
  const tally = new Tally();
  const contents = new Map<string, Contents>();
  const articles: ImportedArticle[] = [];
  for (const row of database.rows("documents")) {
    const key = keyOf(row.id);
    const found = contentsOf(textOf(row.contents));
    contents.set(key, found);
    articles.push({ key, text: found.text, metadata: metadataIn(fieldsOf(row, tally), tally) });
  }
  const annotations = readHighlights(database, contents, tally);
  const users = [...new Set(annotations.map(({ userKey }) => userKey))];
  return {
    name: wordsOf(projects[0]!.name),
    articles,
    codes: readTags(database.rows("tags")),
    users: users.map((key) => ({ key, name: key, email: null })),
    ...{ questions: [], codings: [], answers: [], annotations },
    units: ["code points"], // counted anew from Taguette's bytes, with the line ends that were put in
    lost: tally.lost,
  };
}

/** What a document is called, and what its description says in lines such as `Outlet: Courier`. */
function fieldsOf(row: Row, tally: Tally): Record<string, string> {
  const fields: Record<string, string> = { title: textOf(row.name) };
  const lines = textOf(row.description)
    .split("\n")
    .filter((line) => line.trim() !== "");
  for (const line of lines) {
    const [, name, words] = FIELD.exec(line) ?? [];
    if (name && words) fields[name.toLowerCase()] = words;
    else tally.add("lines of descriptions of documents", "Articles have no description here.");
  }
  return fields;
}

const FIELD = /^(Title|Outlet|Author|Date|URL|Language): (.+)$/;

/** The tags as codes; one whose path begins with another's and a dot stands under it. */
function readTags(rows: readonly Row[]): ImportedCode[] {
  const keys = new Map(rows.map(({ path, id }) => [textOf(path), keyOf(id)]));
  return rows.map(({ id, path, description }) => {
    const whole = textOf(path);
    const parent = dotsIn(whole).findLast((at) => keys.has(whole.slice(0, at)));
    return {
      key: keyOf(id),
      name: parent === undefined ? whole : whole.slice(parent + 1),
      parentKey: parent === undefined ? null : keys.get(whole.slice(0, parent))!,
      ...{ isGroup: false, color: null, description: textOf(description) },
    };
  });
}

const dotsIn = (path: string) => [...path.matchAll(/\./g)].map(({ index }) => index);

function readHighlights(
  database: TaguetteDatabase,
  contents: ReadonlyMap<string, Contents>,
  tally: Tally,
): ImportedAnnotation[] {
  const tags = new Map<string, string[]>();
  for (const { highlight_id: highlight, tag_id: tag } of database.rows("highlight_tags")) {
    tags.set(keyOf(highlight), [...(tags.get(keyOf(highlight)) ?? []), keyOf(tag)]);
  }
  const makers = readMakers(database.rows("commands"));
  return database.rows("highlights").flatMap((row): ImportedAnnotation[] => {
    const [key, articleKey] = [keyOf(row.id), keyOf(row.document_id)];
    const codes = tags.get(key) ?? [];
    if (codes.length === 0) {
      tally.add(
        "highlights without a tag",
        "A tag here always has a frame. Give them a tag first.",
      );
    }
    const maker = makers.get(key);
    const found = contents.get(articleKey);
    const [start, end] = [Number(row.start_offset), Number(row.end_offset)];
    const quote = snippetText(textOf(row.snippet));
    return codes.map((codeKey) => ({
      ...PLAIN_ANNOTATION,
      ...{ articleKey, codeKey, userKey: maker?.login ?? "", createdAt: maker?.date ?? null },
      ...(found?.spanOf(start, end) ?? { start: Number.NaN, end: Number.NaN }),
      quote: quote === "" ? null : quote,
    }));
  });
}

/** The words of a snippet; most are one paragraph without anything in it, for which no parser is needed. */
function snippetText(html: string): string {
  return /^<p>([^<&]*)<\/p>$/.exec(html)?.[1] ?? contentsOf(html).text;
}

/** Who made each highlight, and when: Taguette tells it in the journal of the project only. */
function readMakers(
  commands: readonly Row[],
): ReadonlyMap<string, { readonly login: string; readonly date: string | null }> {
  const makers = new Map<string, { login: string; date: string | null }>();
  const dated = commands.map((row) => ({ row, date: instantOf(row.date) }));
  dated.sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1));
  for (const { row, date } of dated) {
    const command = jsonOf(row.payload);
    if (!isObject(command) || command.type !== "highlight_add") continue;
    makers.set(keyOf(command.highlight_id), { login: textOf(row.user_login), date });
  }
  return makers;
}

function jsonOf(payload: unknown): unknown {
  try {
    return JSON.parse(textOf(payload));
  } catch {
    return undefined;
  }
}

/** `2026-02-01 09:00:00.000000` in UTC as ISO 8601; null for anything else. */
function instantOf(date: unknown): string | null {
  const [, day, time, fraction = ""] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d+))?$/.exec(textOf(date)) ?? [];
  return day ? `${day}T${time}.${fraction.padEnd(3, "0").slice(0, 3)}Z` : null;
}

const keyOf = (id: unknown): string => (typeof id === "number" ? String(id) : "");
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
