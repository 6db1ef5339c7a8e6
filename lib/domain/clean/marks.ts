import type { ZoneKind } from "../zones";
import type { ReasonId } from "./reasons";

/**
 * What the reader of a file knows of an article's raw lines, counted from 1,
 * before any rule looks at them. A person's choices overrule it.
 */
export interface ReaderMarks {
  /** Lines that are not the article, and why. */
  readonly drop: Readonly<Record<number, ReasonId>>;
  /** Lines whose zone the file names, such as a heading or a caption. */
  readonly zones: Readonly<Record<number, ZoneKind>>;
  /** Who is quoted in a line, where the file names the speaker. */
  readonly speakers: Readonly<Record<number, string>>;
  /** The file itself says where the article begins and ends, so the rules for scraped text stay away. */
  readonly trusted: boolean;
}

export const NO_MARKS: ReaderMarks = { drop: {}, zones: {}, speakers: {}, trusted: false };

/** The marks as they were stored with an article; one that was stored without any has none. */
export function marksFrom(stored: unknown): ReaderMarks {
  return { ...NO_MARKS, ...(stored as Partial<ReaderMarks>) };
}
