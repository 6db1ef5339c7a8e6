import { parseHTML } from "linkedom";
import { AppError } from "@/lib/domain/errors";
import type { ReasonId } from "@/lib/domain/clean/reasons";
import { NO_MARKS } from "@/lib/domain/clean/marks";
import type { ZoneKind } from "@/lib/domain/zones";
import type { FoundArticle } from "../reader";
import { judgeArticle } from "./article";
import { refuseHarmful } from "./limits";
import { pageLines } from "./lines";
import { pageLanguage, pageMetadata } from "./metadata";

/**
 * The article of a page, and every other line of it that can be seen, marked as outside.
 * Nothing of the page is run, and nothing that it points to is loaded.
 *
 * @throws {AppError} too_large for a page made to harm, invalid_input for one without text
 */
export function readPage(source: string, encoding: string): FoundArticle {
  refuseHarmful(source);
  const { document } = parseHTML(source.replace(/^\uFEFF/, ""));
  const root = document.body ?? document.documentElement;
  const lines = pageLines(root);
  if (lines.length === 0) throw new AppError("invalid_input", "This page shows no text.");
  const found = pageMetadata(document);
  const judged = judgeArticle(document, lines, found.title);
  const raw = lines.map(({ text }) => text).join("\n");
  const body = judged ? lines.filter((_, i) => judged.reasons[i] === null) : lines;
  const language = pageLanguage(document, body.map(({ text }) => text).join("\n"));
  const drop: Record<number, ReasonId> = {};
  const zones: Record<number, ZoneKind> = {};
  judged?.reasons.forEach((reason, i) => {
    const zone = judged.zones[i];
    if (reason) drop[i + 1] = reason;
    else if (zone) zones[i + 1] = zone;
  });
  const marks = judged ? { drop, zones, speakers: {}, trusted: true } : NO_MARKS;
  return {
    kind: "article",
    place: "",
    format: "html",
    encoding,
    raw,
    marks,
    metadata: { ...found, language },
  };
}
