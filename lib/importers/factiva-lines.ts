import type { FactivaField } from "./factiva-fields";
import { DOCUMENT_END, FACTIVA_CODE, factivaArticle, factivaPlainArticle } from "./factiva-fields";
import { problem } from "./found";
import type { Found } from "./reader";

/** What Factiva prints after the last article. */
const SUMMARY =
  /^(?:Search Summary|Suchzusammenfassung|Résumé de la recherche|Resumen de la búsqueda|Riepilogo ricerca|Resumo da pesquisa|Результаты поиска)$/iu;

/**
 * The articles of a Factiva download in RTF, by the lines of the file; null where the lines are of
 * something else. Each article ends with the line “Document” and its number.
 */
export function factivaLines(
  given: readonly string[],
  source: { readonly format: string; readonly encoding: string },
): Found[] | null {
  const all = given.flatMap((line) => line.split("\f")).map((line) => line.trim());
  const lines = all.filter((line) => line !== "");
  const ends = lines.flatMap((line, i) =>
    DOCUMENT_END.test(line.replace(/^AN\s+/u, "")) ? [i] : [],
  );
  if (ends.length === 0) return null;

  const found = ends.map((end, n) => {
    const at = { ...source, place: `article ${n + 1}` };
    const article = lines.slice(n === 0 ? 0 : ends[n - 1]! + 1, end + 1);
    const fields = fieldsOf(article);
    return fields.length > 2 ? factivaArticle(fields, at) : factivaPlainArticle(article, at);
  });
  const rest = lines.slice(ends.at(-1)! + 1);
  const tail = rest.findIndex((line) => SUMMARY.test(line));
  if (rest.slice(0, tail < 0 ? undefined : tail).some((line) => !/^©|Factiva/u.test(line))) {
    found.push(
      problem(
        `article ${ends.length + 1}`,
        "The file ends within this article: its line “Document …” is missing. Download it again.",
      ),
    );
  }
  return found;
}

function fieldsOf(lines: readonly string[]): FactivaField[] {
  const fields: { code: string; text: string }[] = [];
  for (const line of lines) {
    // A sentence may begin with two capitals, but no tab or wide space follows them.
    const [, code, text] = /^([A-Z]{2,3})(?:\s*$|(?:\t|\u00a0| {2,})\s*(.*)$)/u.exec(line) ?? [];
    const last = fields.at(-1);
    if (code && FACTIVA_CODE.test(code)) fields.push({ code, text: text ?? "" });
    else if (last) last.text += `${last.text === "" ? "" : "\n"}${line}`;
  }
  return fields;
}
