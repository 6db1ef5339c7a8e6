import { parse } from "csv-parse/sync";
import { AppError } from "../../errors";
import type { Span } from "../../span";
import { offsetIndex } from "../../text/offsets";
import type { Column } from "../csv";

/** An article of a release, with what tells its text. */
export interface ArticleOfRelease {
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly publishedOn: string;
  readonly sha256: string;
}

/** A text that may be an article's. */
export interface TextOfRelease {
  /** As a person knows it: the file, and the place in it. */
  readonly file: string;
  readonly text: string;
  readonly sha256: string;
  /** What the text says of itself; null where it was not looked for. */
  readonly about: {
    readonly title: string | null;
    readonly outlet: string | null;
    readonly publishedOn: string | null;
  } | null;
}

/** An article without its text, and why. */
export interface MissingText {
  readonly article: ArticleOfRelease;
  /** "other words": a text has its title, outlet and day, but is not the one that was coded. */
  readonly because: "not found" | "other words";
  readonly file: string | null;
}

type Line = Readonly<Record<string, string>>;

/** The articles of a release's `articles.csv`. @throws {AppError} invalid_input */
export function articlesOf(csv: string): ArticleOfRelease[] {
  return linesOf(csv, ["article_id", "title", "outlet", "published_on", "text_sha256"]).map(
    (line) => ({
      ...{ id: line.article_id!, title: line.title!, outlet: line.outlet! },
      ...{ publishedOn: line.published_on!, sha256: line.text_sha256! },
    }),
  );
}

function linesOf(csv: string, columns: readonly string[]): Line[] {
  try {
    const lines = parse<Line>(csv, { columns: true, bom: true });
    const missing = columns.find((column) => lines[0] && !(column in lines[0]));
    if (!missing) return lines;
    throw new AppError("invalid_input", `The release has no column ${missing}.`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid_input", "A table of the release is damaged.", { cause: error });
  }
}

/**
 * Find the text of each article: the one with its hash. Texts without an article are passed
 * over; they are read one by one, and only those that fit are kept.
 */
export async function matchTexts(
  articles: readonly ArticleOfRelease[],
  texts: AsyncIterable<TextOfRelease>,
): Promise<{
  /** By the article's id. */
  readonly attached: ReadonlyMap<string, string>;
  readonly missing: readonly MissingText[];
}> {
  const attached = new Map<string, string>();
  const alike = new Map<string, string>();
  for await (const { file, text, sha256, about } of texts) {
    for (const article of articles) {
      if (article.sha256 === sha256) attached.set(article.id, text);
      else if (about && isSame(article, about)) alike.set(article.id, file);
    }
  }
  const missing = articles
    .filter(({ id }) => !attached.has(id))
    .map((article): MissingText => {
      const file = alike.get(article.id) ?? null;
      return { article, because: file === null ? "not found" : "other words", file };
    });
  return { attached, missing };
}

function isSame(article: ArticleOfRelease, about: NonNullable<TextOfRelease["about"]>): boolean {
  const plain = (text: string | null) => (text ?? "").normalize("NFKC").toLowerCase().trim();
  return (
    article.title !== "" &&
    plain(article.title) === plain(about.title) &&
    // A text that does not say where or when it was printed may still be the one.
    (about.outlet === null || plain(article.outlet) === plain(about.outlet)) &&
    (about.publishedOn === null || article.publishedOn === about.publishedOn)
  );
}

/**
 * The annotations of a release's `annotations.csv` whose article has its text, with the
 * passage as a last column; parts of a passage are joined by “ […] ”.
 *
 * @throws {AppError} invalid_input where a passage does not lie in its text
 */
export function withQuotes(
  csv: string,
  attached: ReadonlyMap<string, string>,
): { readonly rows: Iterable<Line>; readonly columns: readonly Column<Line>[] } {
  const lines = linesOf(csv, ["annotation_id", "article_id", "start_cp", "end_cp", "pieces"]);
  const headers = [...Object.keys(lines[0] ?? {}), "quote"];
  return {
    rows: quoted(lines, attached),
    columns: headers.map((header) => ({ key: header, header })),
  };
}

function* quoted(lines: readonly Line[], attached: ReadonlyMap<string, string>): Generator<Line> {
  const indexed = { article: "", index: offsetIndex("") };
  for (const line of lines) {
    const text = attached.get(line.article_id!);
    if (text === undefined) continue;
    if (indexed.article !== line.article_id) {
      Object.assign(indexed, { article: line.article_id, index: offsetIndex(text) });
    }
    const { index } = indexed;
    const quote = spansOf(line).map((span) => {
      if (span.end <= index.length) return index.slice(span);
      const { annotation_id: id } = line;
      throw new AppError("invalid_input", `The passage of annotation ${id} is not in its text.`);
    });
    yield { ...line, quote: quote.join(" […] ") };
  }
}

function spansOf({ pieces, start_cp: start, end_cp: end }: Line): Span[] {
  if (!pieces) return [{ start: Number(start), end: Number(end) }];
  return (JSON.parse(pieces) as [number, number][]).map(([from, to]) => ({ start: from, end: to }));
}
