import { AppError } from "@/lib/domain/errors";
import type { Columns, ColumnUse } from "./columns";
import { suggestColumns } from "./columns";
import { elementLines, parseFragment } from "./element-lines";
import { fieldText, foundArticle, NO_METADATA, problem } from "./found";
import { languageCode } from "./language-code";
import type { Found, FoundMetadata } from "./reader";
import { columnDates } from "./table-dates";
import type { Table } from "./table-rows";

const TAG = /<\/?(?:p|br|div|span|h[1-6]|a|em|strong|b|i|ul|li|blockquote|figure|img)\b[^<>]*>/iu;
/** Rows that tell whether the texts are HTML. */
const SAMPLE = 200;

/**
 * The articles of a table, a row each; rows with an address and no column of texts are links.
 *
 * @throws {AppError} invalid_input where a chosen column does not exist, or neither texts nor
 *   addresses have a column
 */
export async function* tableArticles(
  table: Table,
  format: string,
  chosen: Columns | undefined,
): AsyncIterable<Found> {
  const columns = chosen ?? suggestColumns(table.headings);
  const cellOf = cellReader(table.headings, columns);
  if (!columns.text && !columns.url) throw noTexts(table.headings);

  const dates = await columnDates(
    columns.publishedOn ? valuesOf(table, cellOf("publishedOn")) : [],
  );
  const isHtml = columns.text ? await holdsHtml(table, cellOf("text")) : false;
  const unread: { place: string; value: string }[] = [];
  for await (const row of table.rows()) {
    if (row.kind === "problem") {
      yield row;
      continue;
    }
    const place = `${table.unit} ${row.number}`;
    const cell = (use: ColumnUse) => cellOf(use)(row.cells);
    const publishedOn = dates.dayOf(cell("publishedOn"));
    if (publishedOn === null && cell("publishedOn").trim() !== "") {
      unread.push({ place, value: cell("publishedOn").trim() });
    }
    const metadata: FoundMetadata = {
      title: fieldText(cell("title")),
      outlet: fieldText(cell("outlet")),
      author: fieldText(cell("author")),
      publishedOn,
      url: addressOf(cell("url")),
      language: languageCode(cell("language")),
    };
    if (columns.text) {
      const text = isHtml ? await shownText(cell("text")) : cell("text");
      yield articleOf(text, { place, format, encoding: table.encoding }, metadata);
    } else if (metadata.url) {
      yield { kind: "link", place, url: metadata.url, metadata: { ...NO_METADATA, ...metadata } };
    } else {
      yield problem(place, "It holds no web address that begins with http:// or https://.");
    }
  }
  if (unread.length > 0) {
    yield problem(`column “${columns.publishedOn}”`, dateProblem(unread, dates.ambiguous));
  }
}

async function shownText(html: string): Promise<string> {
  return elementLines(await parseFragment(html)).join("\n");
}

function articleOf(
  text: string,
  at: { readonly place: string; readonly format: string; readonly encoding: string },
  metadata: FoundMetadata,
): Found {
  const isRepeated = fieldText(text.trimStart().split("\n")[0]) === metadata.title;
  const headline = metadata.title && { text: metadata.title, zone: "headline" as const };
  const parts = headline && !isRepeated ? [headline, { text }] : [{ text }];
  return foundArticle({ ...at, parts, metadata, trusted: false });
}

function cellReader(headings: readonly string[], columns: Columns) {
  const places = new Map<string, number>();
  for (const [use, heading] of Object.entries(columns)) {
    const place = headings.indexOf(heading);
    if (place < 0) {
      throw new AppError(
        "invalid_input",
        `The table has no column “${heading}”. ${listed(headings)}`,
      );
    }
    places.set(use, place);
  }
  return (use: ColumnUse) => {
    const place = places.get(use);
    return (cells: readonly string[]) => (place === undefined ? "" : (cells[place] ?? ""));
  };
}

async function* valuesOf(table: Table, cell: (cells: readonly string[]) => string) {
  for await (const row of table.rows()) if (row.kind === "row") yield cell(row.cells);
}

/** Whether most texts hold HTML's tags. */
async function holdsHtml(table: Table, cell: (cells: readonly string[]) => string) {
  let texts = 0;
  let tagged = 0;
  for await (const text of valuesOf(table, cell)) {
    if (text.trim() === "") continue;
    texts++;
    if (TAG.test(text)) tagged++;
    if (texts === SAMPLE) break;
  }
  return tagged * 2 > texts;
}

function addressOf(cell: string): string | null {
  const address = cell.trim();
  return /^https?:\/\/[^\s]+$/iu.test(address) && URL.canParse(address) ? address : null;
}

function dateProblem(
  unread: readonly { place: string; value: string }[],
  ambiguous: string | null,
): string {
  const [{ place, value }] = unread as [{ place: string; value: string }];
  const rows =
    unread.length === 1 ? `${place} has` : `${unread.length.toLocaleString("en")} rows have`;
  if (ambiguous) {
    return `Dates such as ${ambiguous} can mean two days, and the column does not show whether day or month comes first: ${rows} no date. Write them as YYYY-MM-DD.`;
  }
  return `A date could not be read (${place}: “${value.slice(0, 40)}”): ${rows} no date. Write dates as YYYY-MM-DD.`;
}

function noTexts(headings: readonly string[]): AppError {
  return new AppError("invalid_input", `Say which column holds the text. ${listed(headings)}`);
}

function listed(headings: readonly string[]): string {
  const names = headings.slice(0, 12).map((heading) => `“${heading}”`);
  return `Its columns are ${names.join(", ")}${headings.length > 12 ? ", …" : ""}.`;
}
