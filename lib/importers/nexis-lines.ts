import { findDate } from "@/lib/domain/clean/dates";
import type { Part } from "./found";
import { fieldText, foundArticle, problem } from "./found";
import { languageCode } from "./language-code";
import { byline, fieldReason } from "./nexis-fields";
import type { Found } from "./reader";

const END =
  /^(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fine del documento|Fim do documento|Конец документа)$/iu;
const BODY = /^(?:Body|Text|Volltext|Corps|Texte|Cuerpo|Texto|Corpo|Testo|Текст)$/u;
const AFTER_BODY =
  /^(?:Classification|Klassifizierung|Clasificación|Classificazione|Classificação|Классификация|Graphic|Notes|Correction|Correction-Date)$|^Load-Date:/u;
const FIELD = /^(\p{Lu}[\p{L}\- ]{1,30}):[\s\u00a0]*(.*)$/u;
const AUTHOR = /^(?:Byline|Author|Autor|Autorin|Auteur|Autore|Автор)$/u;
const HIGHLIGHT = /^(?:Highlight|Résumé|Zusammenfassung|Resumen)$/u;
const LANGUAGE = /^(?:Language|Sprache|Langue|Idioma|Lingua|Язык)$/u;
const COVER_COUNT = /^(?:Documents|Dokumente|Documentos|Documenti|Документы) \((\d+)\)$/u;

/**
 * The articles of a Nexis Uni download (Word or RTF), by the lines of the file; null where the
 * lines are of something else.
 *
 * An article is a headline, its outlet and date, fields, the line “Body”, the text, index terms,
 * and the line “End of Document”. A cover page may stand before the first one.
 */
export function nexisLines(
  given: readonly string[],
  source: { readonly format: string; readonly encoding: string },
): Found[] | null {
  const lines = given.map((line) => line.trim()).filter((line) => line !== "");
  const ends = lines.flatMap((line, i) => (END.test(line) ? [i] : []));
  if (ends.length === 0 || !lines.some((line) => BODY.test(line))) return null;

  const found = ends.map((end, n) => {
    const place = `article ${n + 1}`;
    return articleOf(lines.slice(n === 0 ? 0 : ends[n - 1]! + 1, end), n === 0, {
      ...source,
      place,
    });
  });
  if (ends.at(-1) !== lines.length - 1) {
    found.push(
      problem(
        `article ${ends.length + 1}`,
        "The file ends within this article: its line “End of Document” is missing. Download it again.",
      ),
    );
  }
  const announced = Number(lines.map((line) => COVER_COUNT.exec(line)?.[1]).find(Boolean) ?? NaN);
  if (announced > found.length) {
    found.push(
      problem(
        "cover page",
        `It announces ${announced} articles, but the file holds ${found.length}. Download the others again.`,
      ),
    );
  }
  return found;
}

function articleOf(
  lines: readonly string[],
  isFirst: boolean,
  at: { readonly place: string; readonly format: string; readonly encoding: string },
): Found {
  const body = lines.findIndex((line) => BODY.test(line));
  if (body < 0) {
    return problem(
      at.place,
      "The line “Body” is missing, so it cannot be told where the text begins. Load this article by itself.",
    );
  }
  const date = dateLine(lines, body);
  if (date < 2) {
    return problem(
      at.place,
      "Headline, outlet and date do not stand above the text. Load this article by itself.",
    );
  }
  const after = lines.findIndex((line, i) => i > body && AFTER_BODY.test(line));
  const bodyEnd = after < 0 ? lines.length : after;
  // Above the first article's headline stands the cover page.
  const headline = lines.slice(isFirst ? date - 2 : 0, date - 1).join(" ");

  const fields = [...lines.slice(date + 1, body), ...lines.slice(bodyEnd)];
  const valueOf = (name: RegExp) => {
    for (const field of fields) {
      const [, key, value] = FIELD.exec(field) ?? [];
      if (key && name.test(key)) return fieldText(value);
    }
    return null;
  };
  const published = findDate(lines[date]!);
  return foundArticle({
    ...at,
    parts: [
      { text: headline, zone: "headline" },
      { text: lines[date - 1]!, drop: "outlet-name" },
      { text: lines[date]!, drop: "date-line" },
      ...lines.slice(date + 1, body + 1).map(headField),
      ...lines.slice(body + 1, bodyEnd).map((text) => ({ text })),
      ...lines.slice(bodyEnd).map((text) => ({ text, drop: fieldReason(text) })),
    ],
    metadata: {
      title: fieldText(headline),
      outlet: fieldText(lines[date - 1]),
      author: byline(valueOf(AUTHOR)),
      publishedOn: published && !published.ambiguous ? published.date : null,
      language: languageCode(valueOf(LANGUAGE)),
    },
  });
}

/** The lowest line above the text that is a date and no field. */
function dateLine(lines: readonly string[], body: number): number {
  for (let i = body - 1; i >= 0; i--) {
    const line = lines[i]!;
    if (fieldReason(line) === "copyright" || FIELD.test(line.replace(/\d[^]*$/u, ""))) continue;
    if (line.length <= 100 && findDate(line)) return i;
  }
  return -1;
}

function headField(text: string): Part {
  const [, key, value] = FIELD.exec(text) ?? [];
  if (key && value && HIGHLIGHT.test(key)) return { text: value, zone: "lead" };
  return { text, drop: key && AUTHOR.test(key) ? "byline" : fieldReason(text) };
}
