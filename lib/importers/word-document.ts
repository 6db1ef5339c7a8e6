import type { ZoneKind } from "@/lib/domain/zones";
import { normalizeText } from "@/lib/domain/text/normalize";
import { NO_METADATA } from "./found";
import type { FoundArticle } from "./reader";

/** A paragraph of a word processor's document. */
export interface Paragraph {
  readonly text: string;
  readonly kind: "text" | "heading" | "footnote";
}

/**
 * A document that is one article. The first heading before any text is its headline.
 * It may have been copied from a web page, so the rules for scraped text look at it too.
 */
export function wordDocument(
  paragraphs: readonly Paragraph[],
  source: { readonly format: string; readonly encoding: string },
): FoundArticle {
  const lines: string[] = [];
  const zones: Record<number, ZoneKind> = {};
  let headed = false;
  for (const { text, kind } of paragraphs) {
    for (const line of normalizeText(text.replaceAll("\f", "\n")).split("\n")) {
      lines.push(line.trim());
      if (line.trim() === "") continue;
      if (kind === "footnote") zones[lines.length] = "footnote";
      if (kind === "heading") zones[lines.length] = headed ? "subheading" : "headline";
      if (kind === "heading" || line.split(/\s+/u).length > 20) headed = true;
    }
  }
  return {
    kind: "article",
    place: "",
    ...source,
    raw: lines.join("\n"),
    marks: { drop: {}, zones, speakers: {}, trusted: false },
    metadata: NO_METADATA,
  };
}
