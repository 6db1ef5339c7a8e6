import { fold } from "./fold";
import type { Line } from "./line";
import { phraseOf } from "./line";
import { menuPhrases, wholePhrases } from "./phrases";
import type { ReasonId } from "./reasons";

const BETWEEN_ITEMS = /\s*[|•·▪]\s*|\s+\/\s+|\s{2,}/u;
const MOST_WORDS = 40;
const MOST_ITEM_WORDS = 4;
/** UTF-16 code units; a longer line is no row, however many spaces it holds. */
const MOST_LENGTH = 400;

/** A button that no headline's word is: "Subscribe", "Log in", "Newsletter". */
const BUTTON_REASONS: ReadonlySet<ReasonId | undefined> = new Set<ReasonId>([
  "accessibility-link",
  "follow-us",
  "newsletter",
  "subscription",
]);

/** A menu's word, or a row of such words side by side: "Home  News | Log in". */
export function isMenu(line: Line): boolean {
  return menuPhrases.has(line.phrase) || isMenuRow(line);
}

/**
 * A row of short items, of which enough are a menu's words: half of them where bars
 * or wide spaces part them, all of them in a run of words. In a run of capitalised
 * words two of three are enough if the last is a button.
 */
export function isMenuRow(line: Line): boolean {
  if (line.words > MOST_WORDS || line.ends) return false;
  const items = itemsOf(line.text);
  if (items.length >= 3) {
    const isShort = items.every((item) => item.split(" ").length <= MOST_ITEM_WORDS);
    return isShort && items.filter(isKnown).length * 2 >= items.length;
  }
  const words = line.key.split(/[^\p{L}\p{N}&+-]+/u).filter((word) => word !== "");
  if (words.length < 3) return false;
  const known = words.filter(isKnown).length;
  return known === words.length || (isNameRun(line) && known * 3 >= words.length * 2);
}

/** Four or more capitalised words without any other sign, the last of them a button. */
function isNameRun(line: Line): boolean {
  return (
    /^\p{Lu}[\p{L}&-]*(?:\s\p{Lu}[\p{L}&-]*){3,}$/u.test(line.text) &&
    BUTTON_REASONS.has(wholePhrases.get(line.key.split(" ").at(-1)!))
  );
}

/** Why a row of nothing but buttons is furniture wherever it stands: "Share | Print"; null for others. */
export function rowReason(line: Line): ReasonId | null {
  if (line.words > MOST_WORDS || line.prose) return null;
  const items = itemsOf(line.text);
  if (items.length < 2 || !items.every(isKnown)) return null;
  const reasons = items.flatMap((item) => wholePhrases.get(item) ?? []);
  if (reasons.length * 2 < items.length) return reasons.length > 0 ? "menu" : null;
  // A row opens no section of comments or of other articles.
  return reasons.find((reason) => reason !== "comments" && reason !== "related") ?? null;
}

const isKnown = (phrase: string) => menuPhrases.has(phrase) || wholePhrases.has(phrase);

/** The items in their plain form; one item where nothing parts them. */
function itemsOf(text: string): string[] {
  if (text.length > MOST_LENGTH) return [];
  const items = text.split(BETWEEN_ITEMS).map((item) => phraseOf(fold(item)));
  return items.filter((item) => item !== "");
}
