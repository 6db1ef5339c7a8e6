import { findDate } from "@/lib/domain/clean/dates";
import type { FoundParts, Part } from "./found";
import { fieldText, foundArticle, problem } from "./found";
import { languageCode } from "./language-code";
import { byline, fieldReason } from "./nexis-fields";
import type { Found } from "./reader";

/** Factiva's two- and three-letter names of an article's fields. */
export const FACTIVA_CODE =
  /^(?:HD|CR|WC|PD|ET|SN|SC|PG|VOL|LA|CY|LP|TD|BY|SE|ED|CLM|CO|IN|NS|RE|IPC|IPD|PUB|AN|RF|ART|DLN|GC|NGC|CT|RST|CX|TXT)$/u;

/** A field of an article; each line of its text is a paragraph. */
export interface FactivaField {
  readonly code: string;
  readonly text: string;
}

type Place = Pick<FoundParts, "place" | "format" | "encoding">;

/** An article downloaded “plus indexing”, which names its fields. */
export function factivaArticle(fields: readonly FactivaField[], at: Place): Found {
  const value = (code: string) => fieldText(fields.find((field) => field.code === code)?.text);
  if (!value("HD") && !value("LP") && !value("TD")) {
    return problem(at.place, "It has neither a headline (HD) nor a text (LP, TD).");
  }
  const published = findDate(value("PD") ?? "");
  return foundArticle({
    ...at,
    parts: fields.flatMap((field) =>
      field.code === "LP" ? leadOf(field, value("TD")) : partOf(field),
    ),
    metadata: {
      title: value("HD"),
      outlet: value("SN"),
      author: byline(value("BY")),
      publishedOn: published && !published.ambiguous ? published.date : null,
      language: languageCode(value("LA")),
    },
  });
}

/** The lead's paragraphs; without a text after them they are the whole article, and the first is its lead. */
function leadOf({ text }: FactivaField, rest: string | null): Part[] {
  return text
    .split("\n")
    .map((line, i) => (rest || i === 0 ? { text: line, zone: "lead" } : { text: line }));
}

function partOf({ code, text }: FactivaField): Part {
  switch (code) {
    case "HD":
      return { text: fieldText(text) ?? "", zone: "headline" };
    case "TD":
      return { text };
    case "SN":
      return { text: `SN ${text}`, drop: "outlet-name" };
    case "BY":
      return { text: `BY ${text}`, drop: "byline" };
    case "PD":
      return { text: `PD ${text}`, drop: "date-line" };
    case "CY":
      return { text: `CY ${text}`, drop: "copyright" };
    default:
      return { text: `${code} ${text}`, drop: "database-field" };
  }
}

const WORD_COUNT = /^\d[\d.,\s]* (?:words|mots|Wörter|palabras|parole|palavras|слов\p{L}*)$/u;
const TIME = /^\d{1,2}:\d{2}(?:\s?[AP]M)?(?: [A-Z]{2,4})?$/u;
const COPYRIGHT = /^(?:\(c\)|©|Copyright)|All rights reserved|Tous droits réservés/iu;
const BY_WORD = /^(?:by|von|par|por|di)\s+\S/iu;

/**
 * An article downloaded without indexing: headline and author, the number of words, then date,
 * outlet and language, the copyright line, and the text, all without names.
 */
export function factivaPlainArticle(lines: readonly string[], at: Place): Found {
  const count = lines.findIndex((line) => WORD_COUNT.test(line));
  const rights = lines.findIndex(
    (line, i) => i > count && i < count + 15 && COPYRIGHT.test(line) && line.length < 300,
  );
  if (count < 1 || rights < 0) {
    return problem(
      at.place,
      "Its fields have no names. Download it again as “Full Article/Report plus Indexing”.",
    );
  }
  const head = lines.slice(0, count);
  const author = head.find((line, i) => i > 0 && BY_WORD.test(line)) ?? null;
  const others = head.filter((line) => line !== author);
  // Above the headline may stand a section's name, below it an author without “By”: then nobody can tell.
  const title = others.length === 1 ? others[0]! : null;

  const fields = lines.slice(count, rights + 1);
  const date = fields.find((line) => findDate(line));
  const published = date ? findDate(date) : null;
  const outlet = fields.slice(fields.indexOf(date ?? "") + 1).find((line) => !TIME.test(line));
  const end = lines.findIndex((line, i) => i > rights && DOCUMENT_END.test(line));
  const bodyEnd = end < 0 ? lines.length : end;
  return foundArticle({
    ...at,
    parts: [
      ...head.map((text): Part => {
        if (text === author) return { text, drop: "byline" };
        return text === title ? { text, zone: "headline" } : { text };
      }),
      ...fields.map((text): Part => {
        if (text === date) return { text, drop: "date-line" };
        if (text === outlet) return { text, drop: "outlet-name" };
        return { text, drop: COPYRIGHT.test(text) ? "copyright" : fieldReason(text) };
      }),
      ...lines.slice(rights + 1, bodyEnd).map((text) => ({ text })),
      ...lines.slice(bodyEnd).map((text) => ({ text, drop: "database-field" as const })),
    ],
    metadata: {
      title: fieldText(title),
      outlet: date && outlet !== fields.at(-1) ? fieldText(outlet) : null,
      author: byline(author),
      publishedOn: published && !published.ambiguous ? published.date : null,
      language: fields.map(languageCode).find((code) => code !== null) ?? null,
    },
  });
}

/** The line that ends every article of Factiva: “Document” and its accession number. */
export const DOCUMENT_END = /^Document [A-Z0-9]{4,}[a-z0-9]{6,}$|^Document [A-Z0-9-]{12,}$/u;
