import { AppError } from "@/lib/domain/errors";
import { decodeMany } from "./decode";
import { fileStart } from "./file-start";
import { problem } from "./found";
import type { FoundProblem, Reader, SourceFile } from "./reader";
import { tableArticles } from "./table-articles";
import type { Table, TableRow } from "./table-rows";
import { headingsFrom } from "./table-rows";

type Item = Readonly<Record<string, unknown>>;

/** A list of objects, alone or as the only list of an object. */
export const json: Reader = {
  format: "json",
  label: "List of articles, JSON",
  extensions: [".json"],
  accepts: (file) =>
    /\.json$/iu.test(file.name) ||
    /^[^\w<]{0,3}\s*(?:\[\s*\{|\{\s*"\w+":\s*\[\s*\{)/u.test(start(file)),
  async *read(file, options) {
    yield* tableArticles(openJson(file, options.encoding), "json", options.columns);
  },
};

/** One object on each line. */
export const jsonLines: Reader = {
  format: "jsonl",
  label: "List of articles, JSON lines",
  extensions: [".jsonl", ".ndjson"],
  accepts: (file) =>
    /\.(?:jsonl|ndjson)$/iu.test(file.name) || /^[^\w<]{0,3}\{.*\}\r?\n\{/u.test(start(file)),
  async *read(file, options) {
    yield* tableArticles(openJsonLines(file, options.encoding), "jsonl", options.columns);
  },
};

function start(file: SourceFile): string {
  return fileStart(file, 20_000);
}

/** @throws {AppError} invalid_input where it is no JSON, or holds no list of objects */
export function openJson(file: SourceFile, chosen: string | undefined): Table {
  const { text, encoding } = decodeMany(file.bytes, chosen);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid_input", "The JSON is broken. Export the file again.");
  }
  const items = listIn(value);
  return tableOf("item", encoding, () => items.map((item, i) => [i + 1, item] as const));
}

/** @throws {AppError} invalid_input where no line is an object */
export function openJsonLines(file: SourceFile, chosen: string | undefined): Table {
  const { text, encoding } = decodeMany(file.bytes, chosen);
  return tableOf("line", encoding, () => jsonOfLines(text));
}

function* jsonOfLines(text: string): Iterable<readonly [number, unknown]> {
  let number = 0;
  for (let at = 0; at < text.length;) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? undefined : end).trim();
    at = end < 0 ? text.length : end + 1;
    number++;
    if (line === "") continue;
    try {
      yield [number, JSON.parse(line)];
    } catch {
      yield [number, undefined];
    }
  }
}

function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const lists = isItem(value) ? Object.values(value).filter(Array.isArray) : [];
  if (lists.length === 1) return lists[0] as readonly unknown[];
  throw new AppError(
    "invalid_input",
    "The file holds no list of articles: it must be a list of objects, or an object with one list.",
  );
}

function tableOf(
  unit: "item" | "line",
  encoding: string,
  items: () => Iterable<readonly [number, unknown]>,
): Table {
  const keys = new Set<string>();
  for (const [, item] of items()) if (isItem(item)) for (const key in item) keys.add(key);
  const names = [...keys];
  return {
    headings: headingsFrom(names),
    encoding,
    unit,
    *rows(): Iterable<TableRow | FoundProblem> {
      for (const [number, item] of items()) {
        if (isItem(item)) {
          yield { kind: "row", number, cells: names.map((name) => cellText(item[name])) };
        } else if (item === undefined) {
          yield problem(`${unit} ${number}`, "It is broken JSON.");
        } else {
          yield problem(`${unit} ${number}`, "It is no object with named values.");
        }
      }
    },
  };
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list of names on one line; what is nested deeper as it stands. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) {
    return value.join("; ");
  }
  return JSON.stringify(value);
}
