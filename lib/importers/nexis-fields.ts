import { findDate } from "@/lib/domain/clean/dates";
import type { FoundParts, Part } from "./found";
import { fieldText, foundArticle, problem } from "./found";
import { languageCode } from "./language-code";
import type { Found } from "./reader";

/** “3 of 20 DOCUMENTS”, as old LexisNexis files begin each article in English, German and French. */
export const DOCUMENT_MARK =
  /^[^\S\n]*(?:\d+ (?:of|von|de) \d+ (?:DOCUMENTS?|DOKUMENTEN?)|(?:Dokument|Document) \d+ (?:von|de|of) \d+)[^\S\n]*$/imu;

const HEAD_FIELDS =
  "BYLINE|AUTHOR|AUTOR|AUTORIN|VERFASSER|AUTEUR|SIGNATURE|SECTION|RUBRIK|RESSORT|RUBRIQUE|LENGTH|LÄNGE|LONGUEUR|DATELINE|ORTSMARKE|HIGHLIGHT|SERIES|SERIE|SÉRIE|SOURCE|TYPE|ISSN|EDITION|AUSGABE|DISTRIBUTION|VERSION|PAGE|SEITE";
const TAIL_FIELDS =
  "LOAD-DATE|UPDATE|LANGUAGE|SPRACHE|LANGUE|GRAPHIC|GRAFIK|GRAPHIQUE|PUBLICATION-TYPE|PUBLICATIONTYPE|ZEITUNGS-TYP|TYPE-PUBLICATION|SUBJECT|COMPANY|TICKER|ORGANIZATION|PERSON|CITY|STATE|COUNTRY|GEOGRAPHIC|INDUSTRY|JOURNAL-CODE|DOCUMENT-TYPE|NOTES|CORRECTION|CORRECTION-DATE|URL|ACC-NO|AVAILABLE|DATE-CHARGEMENT|LADEDATUM|RIGHTS";
const HEAD_FIELD = new RegExp(`^(${HEAD_FIELDS}):(?=\\s|$)`, "u");
const TAIL_FIELD = new RegExp(
  `^(?:(${TAIL_FIELDS}):(?=\\s|$)|(?:Copyright|©) (?:© )?\\d{4}\\b)`,
  "u",
);
const AUTHOR = /^(?:BYLINE|AUTHOR|AUTOR|AUTORIN|VERFASSER|AUTEUR|SIGNATURE)$/u;
const LENGTH = /^(?:LENGTH|LÄNGE|LONGUEUR)$/u;
const LANGUAGE = /^(?:LANGUAGE|SPRACHE|LANGUE)$/u;

/** How far from its top an article's date and its length stand at most. */
const MOST_HEAD = 25;

type Place = Pick<FoundParts, "place" | "format" | "encoding">;

/**
 * One article of an old LexisNexis file, by its blocks in order: the outlet, the date, the
 * headline, fields up to the length, the text, and fields after it. A block's lines are its
 * paragraphs.
 */
export function nexisArticle(blocks: readonly string[], at: Place): Found {
  const label = (i: number) => HEAD_FIELD.exec(blocks[i] ?? "")?.[1];
  const firstField = blocks.findIndex((_, i) => i < MOST_HEAD && label(i));
  if (firstField < 1) {
    return problem(
      at.place,
      "The fields above the text (BYLINE, SECTION, LENGTH) are missing, so it cannot be told where the text begins. Load this article by itself.",
    );
  }
  const head = headOf(blocks.slice(0, firstField));

  let bodyStart = firstField;
  for (let i = firstField; i < Math.min(blocks.length, MOST_HEAD); i++) {
    if (LENGTH.test(label(i) ?? "")) bodyStart = i;
  }
  while (label(bodyStart)) bodyStart++;
  let bodyEnd = bodyStart;
  while (bodyEnd < blocks.length && !TAIL_FIELD.test(blocks[bodyEnd]!)) bodyEnd++;

  const fields = [...blocks.slice(firstField, bodyStart), ...blocks.slice(bodyEnd)];
  const valueOf = (name: RegExp) => {
    for (const field of fields) {
      const [, key, value] = /^([\p{Lu}-]+):\s*([^]*)$/u.exec(field) ?? [];
      if (key && name.test(key)) return fieldText(value);
    }
    return null;
  };
  return foundArticle({
    ...at,
    parts: [
      ...head.parts,
      ...blocks.slice(firstField, bodyStart).map(headField),
      ...blocks.slice(bodyStart, bodyEnd).map((text) => ({ text: text.replace(/^BODY:\s*/u, "") })),
      ...blocks.slice(bodyEnd).map((text) => ({ text, drop: fieldReason(text) })),
    ],
    metadata: {
      ...head.metadata,
      author: byline(valueOf(AUTHOR)),
      language: languageCode(valueOf(LANGUAGE)),
    },
  });
}

/** Outlet, date and headline, which have no name. */
function headOf(blocks: readonly string[]) {
  const date = blocks.findIndex((block) => !isCopyright(block) && findDate(block));
  const found = date < 0 ? null : findDate(blocks[date]!);
  const outlet = blocks.findIndex((block, i) => i !== date && !isCopyright(block));
  const headline = blocks.findIndex(
    (block, i) => i > Math.max(date, outlet) && !isCopyright(block),
  );
  const parts = blocks.map((text, i): Part => {
    if (i === headline) return { text: fieldText(text) ?? "", zone: "headline" };
    if (i === date) return { text, drop: "date-line" };
    if (i === outlet) return { text, drop: "outlet-name" };
    return { text, drop: fieldReason(text) };
  });
  const metadata = {
    outlet: fieldText(blocks[outlet]),
    title: fieldText(blocks[headline]),
    publishedOn: found && !found.ambiguous ? found.date : null,
  };
  return { parts, metadata };
}

function headField(text: string): Part {
  const highlight = /^HIGHLIGHT:\s*([^]*\S[^]*)$/u.exec(text)?.[1];
  if (highlight) return { text: fieldText(highlight) ?? "", zone: "lead" };
  const name = HEAD_FIELD.exec(text)?.[1] ?? "";
  return { text, drop: AUTHOR.test(name) ? "byline" : "database-field" };
}

function isCopyright(text: string): boolean {
  return /^(?:Copyright|©)/iu.test(text.trim());
}

export function fieldReason(text: string) {
  return isCopyright(text) ? "copyright" : "database-field";
}

/** A byline's names, without the word before them. */
export function byline(text: string | null): string | null {
  return text?.replace(/^(?:by|von|par|por|di)\s*:?\s+(?=\S)/iu, "").trim() || null;
}
