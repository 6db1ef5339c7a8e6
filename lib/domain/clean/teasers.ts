import type { Page } from "./page";
import { drop } from "./page";

/** A title behind words in capitals, as tabloids write them: "DOUGH NO Oven catches fire". */
const KICKER = /^(?:\p{Lu}[\p{Lu}'’-]+[!?]?\s){1,4}[\p{Lu}"“'‘][\p{L}'’]*\p{Ll}/u;
const LONG_KICKER = /^(?:\p{Lu}[\p{Lu}'’-]+[!?]?\s){2,4}[\p{Lu}"“'‘][\p{L}'’]*\p{Ll}/u;
const TIMED = /^(\d{1,2}[:.]\d{2})\s[–—-]?\s?[\p{L}\p{N}]/u;
const TIME = /^\d{1,2}[:.]\d{2}$/u;

/**
 * Drop titles that lead elsewhere by their form: two or more tabloid titles in a row,
 * and a live text's list of its own entries, "16:42 Road cleared", where "16:42" stands
 * above the entry.
 */
export function dropTeasers(page: Page): void {
  const { lines, reasons } = page;
  const times = new Set(lines.flatMap(({ text }) => (TIME.test(text) ? [text] : [])));
  let run: number[] = [];
  for (let i = 0; i <= lines.length; i++) {
    const line = lines[i];
    if (line && reasons[i] === null && !line.prose && !line.ends && KICKER.test(line.text)) {
      run.push(i);
      continue;
    }
    const isTabloid = run.length >= 2 && run.some((at) => LONG_KICKER.test(lines[at]!.text));
    if (isTabloid) for (const at of run) drop(page, at, "related");
    run = [];
    const [, time] = TIMED.exec(line?.text ?? "") ?? [];
    if (time !== undefined && !line!.prose && times.has(time)) {
      drop(page, i, "related");
      if (lines[i - 1]?.phrase === "key events") drop(page, i - 1, "related");
    }
  }
}
