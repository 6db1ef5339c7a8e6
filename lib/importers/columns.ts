import { fold } from "@/lib/domain/clean/fold";
import type { FoundMetadata } from "./reader";

export type ColumnUse = keyof FoundMetadata | "text";
export type Columns = Readonly<Partial<Record<ColumnUse, string>>>;

/** Headings in plain form, the surest first, of tables in the languages that this program reads. */
const HEADINGS: Readonly<Record<ColumnUse, string>> = {
  text: "text|full text|fulltext|article text|body|article body|body text|content|article content|article|volltext|artikeltext|inhalt|texte|texte integral|contenu|corps|texto|texto completo|contenido|cuerpo|testo|contenuto|conteudo|tekst|tekst clanka|sadrzaj|polnyj tekst|soderzanie|story",
  title:
    "title|headline|article title|head|heading|titel|uberschrift|schlagzeile|titre|titulo|titular|titolo|naslov|zagolovok|nazvanie",
  outlet:
    "outlet|source|source name|media|media name|medium|newspaper|publication|publication title|publication name|publisher|quelle|zeitung|journal|publicacion|medio|periodico|fuente|testata|fonte|giornale|veiculo|jornal|izvor|medij|novine|istocnik|izdanie|smi|domain|site",
  author:
    "author|authors|byline|writer|journalist|autor|autoren|verfasser|auteur|auteurs|autores|autore|autori|avtor|avtory|autorka",
  publishedOn:
    "date|published on|published|published at|publication date|publish date|pub date|pubdate|date published|datum|erscheinungsdatum|veroffentlicht am|date de publication|fecha|fecha de publicacion|data|data di pubblicazione|data de publicacao|datum objave|data publikacii|seendate|day",
  url: "url|link|address|web address|article url|href|adresse|lien|enlace|direccion|collegamento|poveznica|ssylka|adresa|permalink",
  language: "language|lang|sprache|langue|idioma|lengua|lingua|jezik|jazyk",
};

/** Which column holds what, as far as its heading says so. Guesses nothing else. */
export function suggestColumns(headings: readonly string[]): Columns {
  const plain = headings.map((heading) =>
    fold(heading)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  );
  const columns: Partial<Record<ColumnUse, string>> = {};
  for (const [use, names] of Object.entries(HEADINGS) as [ColumnUse, string][]) {
    for (const name of names.split("|")) {
      const heading = headings[plain.indexOf(name)];
      if (heading !== undefined && !Object.values(columns).includes(heading)) {
        columns[use] ??= heading;
      }
    }
  }
  return columns;
}
