const OPENERS = new Set('“„«»"‟”');
const QUOTES = new Set('“”„«»"‟');
const SPEECH_DASH = /^[–—]\s?\p{Lu}/u;
/** Languages whose news opens direct speech with a dash. */
const DASHING = new Set([
  "sr",
  "hr",
  "bs",
  "sl",
  "mk",
  "bg",
  "ru",
  "uk",
  "be",
  "es",
  "fr",
  "pt",
  "it",
  "pl",
  "ro",
]);

/** Least share of a paragraph's characters that must stand within quotation marks. */
const LEAST_SHARE = 0.6;
/** The same where a comma or full stop shows that the quoted words are speech and not a term. */
const LEAST_SHARE_OF_SPEECH = 0.35;
const SPEECH = /^.[^“”„«»"‟]{12,}?(?:[,.!?…][”“»«"]|[”“»«"]\s?[,–—-])/u;
const MOST_UNQUOTED_WORDS = 25;

/**
 * Whether a paragraph is wholly quoted speech: it begins with a quotation mark,
 * and outside the marks only a short attribution stands ("…," she said. "…").
 * In languages that mark speech so, a paragraph opened by a dash counts too.
 */
export function isQuotation(text: string, language: string | null): boolean {
  if (text.startsWith("> ") && text.length > 12) return true;
  if (SPEECH_DASH.test(text)) return language !== null && DASHING.has(language);
  const single = singleQuoted(text);
  if (single !== null) return single;
  if (!OPENERS.has(text[0] ?? "")) return false;

  let quoted = 0;
  let unquoted = "";
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (QUOTES.has(character)) {
      inside = inside ? !closes(text, i) : opens(text, i);
    } else if (inside) quoted++;
    else unquoted += character;
  }
  const outside = unquoted.replace(/\[\d{1,3}\]/g, "").trim();
  const words = outside === "" ? 0 : outside.split(/\s+/).length;
  if (quoted < 12 || words > MOST_UNQUOTED_WORDS) return false;
  const share = quoted / text.length;
  return share >= LEAST_SHARE || (share >= LEAST_SHARE_OF_SPEECH && SPEECH.test(text));
}

const opens = (text: string, at: number) => at === 0 || /[\s([{–—-]/u.test(text[at - 1]!);
const closes = (text: string, at: number) =>
  at === text.length - 1 || /[\s.,;:!?)\]}…–—"”’»[-]/u.test(text[at + 1]!);

/** The British way: ‘…’. Null when the paragraph does not begin so. */
function singleQuoted(text: string): boolean | null {
  if (!/^[‘']\p{Lu}/u.test(text)) return null;
  let quoted = 0;
  for (const [speech] of text.matchAll(/(?<=^|\s)[‘'][^‘]*?[.,!?…][’'](?=\s|$|\[)/gu))
    quoted += speech.length;
  return quoted / text.length >= LEAST_SHARE_OF_SPEECH;
}
