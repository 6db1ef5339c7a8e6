/**
 * The canonical form of an article's text. Every offset refers to this form.
 *
 * The byte order mark goes, line ends become LF, and what HTML cannot show goes:
 * control characters except tab and line feed, noncharacters, and halves of
 * surrogate pairs. Nothing else changes: no Unicode normalisation, no trimming.
 *
 * Browsers turn CRLF into LF and drop NUL when they parse HTML, so a text that
 * kept them would be shorter on screen than in the database, and every passage
 * after the first such character would slip. Normalising twice changes nothing.
 */
export function normalizeText(raw: string): string {
  const text = raw.replace(/\r\n?/g, "\n").replace(UNSHOWABLE, "");
  // Only at the very start is U+FEFF a mark; dropping controls may bring one there.
  return text.replace(/^\uFEFF+/, "");
}

/** `\p{Cs}` in Unicode mode is a half without its other half. */
const UNSHOWABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/**
 * Where each offset of `raw` is in its canonical form; both count UTF-16 code units.
 * An offset within or before something that goes is where the next thing that stays begins.
 */
export function canonicalOffsets(raw: string): Int32Array {
  const offsets = new Int32Array(raw.length + 1);
  let canonical = 0;
  let at = 0;
  for (const character of raw) {
    const gone =
      character === "\r"
        ? raw[at + 1] === "\n"
        : (canonical === 0 && character === "\uFEFF") || isUnshowable(character);
    for (let i = 0; i < character.length; i++) {
      offsets[at++] = canonical;
      if (!gone) canonical++;
    }
  }
  offsets[at] = canonical;
  return offsets;
}

function isUnshowable(character: string): boolean {
  if (character >= " " && character <= "~") return false;
  return character.search(UNSHOWABLE) === 0;
}
