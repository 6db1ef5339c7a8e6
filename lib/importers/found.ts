import type { ReasonId } from "@/lib/domain/clean/reasons";
import { MAX_CHARACTERS } from "@/lib/domain/limits";
import { normalizeText } from "@/lib/domain/text/normalize";
import { codePointLength } from "@/lib/domain/text/offsets";
import type { ZoneKind } from "@/lib/domain/zones";
import type { Found, FoundMetadata, FoundProblem } from "./reader";

export const NO_METADATA: FoundMetadata = {
  title: null,
  outlet: null,
  author: null,
  publishedOn: null,
  url: null,
  language: null,
};

/** A stretch of an article as its file gives it; each of its lines is a paragraph. */
export interface Part {
  readonly text: string;
  /** What it is, where the file says so. */
  readonly zone?: ZoneKind;
  /** Why it is not the article. */
  readonly drop?: ReasonId;
}

export interface FoundParts {
  readonly place: string;
  readonly format: string;
  readonly encoding: string;
  readonly parts: readonly Part[];
  readonly metadata: Partial<FoundMetadata>;
  /** The file itself says where the article begins and ends. */
  readonly trusted?: boolean;
}

/**
 * An article whose file says where it begins and ends, its lines marked as the file names them;
 * or the problem that it has no text, or more than an article may have.
 */
export function foundArticle(found: FoundParts): Found {
  const { place, format, encoding, parts, metadata, trusted = true } = found;
  const lines: string[] = [];
  const drop: Record<number, ReasonId> = {};
  const zones: Record<number, ZoneKind> = {};
  let body = 0;
  for (const part of parts) {
    for (const line of normalizeText(part.text).split("\n")) {
      if (line.trim() === "") continue;
      lines.push(line.trim());
      if (part.drop) drop[lines.length] = part.drop;
      else if (part.zone) zones[lines.length] = part.zone;
      if (!part.drop && part.zone !== "headline") body++;
    }
  }
  if (body === 0) return problem(place, "The article has no text.");
  const raw = lines.join("\n");
  if (codePointLength(raw) > MAX_CHARACTERS) {
    const most = MAX_CHARACTERS.toLocaleString("en");
    return problem(place, `The text is too long: an article may have ${most} characters.`);
  }
  const marks = { drop, zones, speakers: {}, trusted };
  return {
    kind: "article",
    place,
    format,
    encoding,
    raw,
    marks,
    metadata: { ...NO_METADATA, ...metadata },
  };
}

export function problem(place: string, reason: string): FoundProblem {
  return { kind: "problem", place, reason };
}

/** The words of a field on one line; null where it holds none. */
export function fieldText(text: string | null | undefined): string | null {
  return (
    normalizeText(text ?? "")
      .replace(/\s+/gu, " ")
      .trim() || null
  );
}
