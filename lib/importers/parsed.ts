import type { CleanedArticle } from "@/lib/domain/clean/clean";
import { cleanText } from "@/lib/domain/clean/clean";
import { MAX_CHARACTERS } from "@/lib/domain/limits";
import { codePointLength } from "@/lib/domain/text/offsets";
import { problem } from "./found";
import type { Found, FoundArticle, FoundLink, FoundMetadata, FoundProblem } from "./reader";

/** An article with what the cleaning reads from its text where the file does not say it. */
export interface ParsedArticle extends FoundArticle {
  /** What is missing or needs a look: sentences for the person who imports. */
  readonly problems: readonly string[];
}

export type Parsed = ParsedArticle | FoundLink | FoundProblem;

/** Longest values of fields that the article table shows, in UTF-16 units. */
const LONGEST: Readonly<Record<keyof FoundMetadata, number>> = {
  title: 500,
  outlet: 200,
  author: 200,
  publishedOn: 10,
  url: 2_000,
  language: 3,
};

/** Fill up what a reader found, and turn what cannot be an article of the project into a problem. */
export function parsed(given: Found): Parsed {
  const found = readable(given);
  if (found.kind !== "article") return found;
  if (codePointLength(found.raw) > MAX_CHARACTERS) {
    const most = MAX_CHARACTERS.toLocaleString("en");
    return problem(found.place, `The text is too long: an article may have ${most} characters.`);
  }
  const cleaned = cleanFound(found);
  if (cleaned.text === "") return problem(found.place, "There is no article text in it.");
  const metadata = metadataOf(found, cleaned);
  return { ...found, metadata, problems: cleaned.problems };
}

/** Names inside a file may hold characters that nobody can read and PostgreSQL cannot keep. */
function readable(found: Found): Found {
  const shown = (text: string) => text.replace(/\p{Cc}/gu, "\uFFFD").toWellFormed();
  const place = shown(found.place);
  if (found.kind === "problem") return { ...found, place, reason: shown(found.reason) };
  const metadata = Object.fromEntries(
    Object.entries(found.metadata).map(([field, value]) => [
      field,
      typeof value === "string" ? shown(value.replace(/\s+/gu, " ")) : value,
    ]),
  ) as unknown as FoundMetadata;
  return found.kind === "link"
    ? { ...found, place, metadata, url: shown(found.url) }
    : { ...found, place, metadata };
}

/** An article cleaned as it will be in the project, before a person has chosen anything. */
export function cleanFound({ raw, marks }: FoundArticle): CleanedArticle {
  return cleanText(raw, undefined, marks);
}

/** What the file says of an article, filled up with what its text says. */
export function metadataOf({ metadata }: FoundArticle, cleaned: CleanedArticle): FoundMetadata {
  const { title, outlet, author, publishedOn, url, language } = metadata;
  return fitting({
    title: title ?? cleaned.title,
    outlet: outlet ?? cleaned.outlet,
    author: author ?? cleaned.author,
    publishedOn: publishedOn ?? cleaned.publishedOn,
    url,
    language: language ?? cleaned.language,
  });
}

/** Values on one line and no longer than their columns; empty ones become null. */
function fitting(metadata: FoundMetadata): FoundMetadata {
  const fields = Object.entries(LONGEST) as [keyof FoundMetadata, number][];
  return Object.fromEntries(
    fields.map(([field, longest]) => {
      const line = metadata[field]?.replace(/\s+/gu, " ").trim().slice(0, longest).toWellFormed();
      return [field, line || null];
    }),
  ) as unknown as FoundMetadata;
}
