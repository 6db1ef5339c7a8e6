import { fold } from "./fold";
import type { Page } from "./page";
import { drop } from "./page";

/** What a writer is, in plain form (`fold`). */
const WORK =
  /\b(?:columnist|author|journalist|reporter|editor|professor|lecturer|writer|correspondent|fellow|researcher|analyst|historian|economist|novelist|contributor|director|novinar\p{L}*|urednik|urednica|kolumnist\p{L}*|profesor\p{L}*|pisac|spisateljica|analiticar\p{L}*|istrazivac\p{L}*|autor\p{L}*|redakteur\p{L}*|kolumnist\p{L}*|schriftsteller\p{L}*|journaliste|professeure?|chercheu\p{L}+|ecrivaine?|auteure?|periodista|profesora?|escritora?|zurnalist\p{L}*|korrespondent\p{L}*|obozrevatel\p{L}*|pisatel\p{L}*|politolog\p{L}*)\b/u;
const MOST_WORDS = 60;

/**
 * Drop a box about the author without a heading, in the text's last half: a line that
 * begins with the name from the byline and says what its bearer does, and the name alone above it.
 */
export function dropAuthorBox(page: Page, author: string | null): void {
  const { lines, reasons } = page;
  const name = fold(author ?? "");
  if (!name.includes(" ")) return;
  const half = Math.ceil(lines.length / 2);
  lines.forEach((line, i) => {
    const isAbout = line.key.startsWith(`${name} `) && line.words <= MOST_WORDS;
    if (i < half || reasons[i] !== null || !isAbout) return;
    const after = line.key.slice(name.length);
    const says = /^ (?:is|was|je|ist|est|es|-|covers|writes|works)\s/u.test(after);
    if (!says || !WORK.test(after)) return;
    drop(page, i, "author-box");
    if (lines[i - 1]!.key === name) drop(page, i - 1, "author-box");
  });
}
