import type { Span } from "./span";

/** What a stretch of an article's text is. `subheading` separates parts of the body. */
export const ZONE_KINDS = [
  "headline",
  "subheading",
  "lead",
  "body",
  "quotation",
  "caption",
  "footnote",
] as const;

export type ZoneKind = (typeof ZONE_KINDS)[number];

/**
 * A stretch of the frozen text, in code points. The zones of a text are ordered
 * and do not overlap; only line breaks lie between them.
 */
export interface Zone extends Span {
  readonly zone: ZoneKind;
  /** Who speaks in a quotation, as the text names them; absent where it does not. */
  readonly speaker?: string;
}
