import { describesPicture, isPictureCredit, isSignOff } from "./credit";
import type { Line } from "./line";
import { rowReason } from "./menu";
import { openingReason } from "./openings";
import { patternReason } from "./patterns";
import { wholePhrases } from "./phrases";
import type { ReasonId } from "./reasons";

/** The lines of one text and what has been found about them so far. */
export interface Page {
  readonly lines: readonly Line[];
  /** Why each line is dropped, by index; null while it is kept. */
  readonly reasons: (ReasonId | null)[];
  /** Indices of lines that a picture's surroundings show to be its caption. */
  readonly captions: Set<number>;
  /** Blank lines part this text, so their absence says that lines belong together. */
  readonly spaced: boolean;
  /** Whether a person has put this line back: no rule drops it. */
  readonly isFixed: (index: number) => boolean;
}

/** Drop a line, unless a person has put it back or it is dropped already. */
export function drop(page: Page, index: number, reason: ReasonId): void {
  if (page.reasons[index] === null && !page.isFixed(index)) page.reasons[index] = reason;
}

/** Why a line is furniture by its own words, wherever it stands; null when it is not. */
export function ownReason(line: Line): ReasonId | null {
  const whole = line.words <= 9 ? wholePhrases.get(line.phrase) : undefined;
  const reason = whole ?? rowReason(line) ?? openingReason(line) ?? patternReason(line);
  if (reason === "photo-credit" && describesPicture(line.text)) return null;
  if (reason !== null) return reason;
  if (isSignOff(line.text)) return "byline";
  return isPictureCredit(line.text) ? "photo-credit" : null;
}

/** Whether a line is kept and surely a paragraph of the article. */
export function isParagraph(page: Page, index: number): boolean {
  return page.reasons[index] === null && page.lines[index]!.paragraph && !page.captions.has(index);
}
