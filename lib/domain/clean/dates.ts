import { fold } from "./fold";

/** A date found in a line. */
export interface FoundDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The words that were read as the date, in plain form. */
  readonly words: string;
  /** Day and month could be the other way round: `03/04/2022`. Read as day first. */
  readonly ambiguous: boolean;
}

/** Month names by number, each by the letters it begins with in plain form. */
const MONTHS: readonly string[] = [
  "januar|january|jan|janner|janvier|enero|ene|janvar|gennaio|janeiro|sijecanj|sijecnja|stycznia|janar|ianuarie|ocak",
  "februar|february|feb|fevrier|fevr|febrero|fevral|febbraio|fevereiro|veljaca|veljace|lutego|shkurt|februarie|subat",
  "mart|march|mar|marz|maerz|mars|marzo|marco|ozujak|ozujka|marca|martie",
  "april|apr|avril|abril|abr|aprel|aprile|travanj|travnja|kwietnia|prill|aprilie|nisan",
  "maj|may|mai|mayo|maggio|maio|svibanj|svibnja|maja|mayis",
  "jun|june|juni|juin|junio|ijun|giugno|junho|lipanj|lipnja|czerwca|qershor|iunie|haziran",
  "jul|july|juli|juillet|juil|julio|ijul|luglio|julho|srpanj|srpnja|lipca|korrik|iulie|temmuz",
  "avgust|august|aug|aout|agosto|ago|kolovoz|kolovoza|sierpnia|gusht|agustos",
  "septembar|september|sept|sep|septembre|septiembre|setembre|sentjabr|settembre|setembro|rujan|rujna|wrzesnia|shtator|septembrie|eylul",
  "oktobar|october|oct|okt|oktober|octobre|octubre|oktjabr|ottobre|outubro|pazdziernika|tetor|octombrie|ekim",
  "novembar|november|nov|novembre|noviembre|nojabr|novembro|studeni|studenoga|nentor|noiembrie|kasim",
  "decembar|december|dec|dezember|dez|decembre|diciembre|dic|dekabr|dicembre|dezembro|prosinac|prosinca|grudnia|dhjetor|decembrie|aralik",
];

const monthNumber = new Map<string, number>();
MONTHS.forEach((names, index) => {
  for (const name of names.split("|")) monthNumber.set(name, index + 1);
});

/** Case endings of Serbian and Russian month names: "aprila", "decembra", "марта". */
const NAME = "(\\p{L}{3,12})\\.?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th|er|º|ª|-?go|\\.)?";
const YEAR = "(\\d{4})(?!\\d)";

const FORMS: readonly { readonly form: RegExp; readonly order: string }[] = [
  { form: /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u, order: "ymd" },
  { form: /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/u, order: "ymd" },
  { form: /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日/u, order: "ymd" },
  {
    form: new RegExp(
      `(?<!\\d)${DAY}\\s?(?:de |of )?${NAME}\\s?,?\\s?(?:de |del |of )?${YEAR}`,
      "u",
    ),
    order: "dny",
  },
  { form: new RegExp(`(?<!\\p{L})${NAME} ${DAY},?\\s${YEAR}`, "u"), order: "ndy" },
  { form: new RegExp(`(?<!\\d)${YEAR},? ${NAME} ${DAY}(?!\\d)`, "u"), order: "ynd" },
  { form: new RegExp(`(?<!\\d)(\\d{1,2})[-/]${NAME}[-/]${YEAR}`, "u"), order: "dny" },
  { form: new RegExp(`(?<!\\d)(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?${YEAR}`, "u"), order: "dmy" },
  { form: new RegExp(`(?<!\\d)(\\d{1,2})[/-](\\d{1,2})[/-]${YEAR}`, "u"), order: "d?m?y" },
];

/**
 * The first full date in a few words (day, month and year; no year, no date), in
 * the languages of `MONTHS`. Numbers with dots are day first; with slashes the
 * day is what cannot be a month, and first where both could be.
 */
export function findDate(text: string): FoundDate | null {
  const words = fold(text.slice(0, 300));
  let first: (FoundDate & { index: number }) | null = null;
  for (const { form, order } of FORMS) {
    const match = form.exec(words);
    if (!match || (first && first.index <= match.index)) continue;
    const found = dateOf(order, match[1]!, match[2]!, match[3]!);
    if (found) first = { ...found, words: match[0], index: match.index };
  }
  return first && { date: first.date, words: first.words, ambiguous: first.ambiguous };
}

function dateOf(order: string, a: string, b: string, c: string) {
  switch (order) {
    case "ymd":
      return calendarDay(Number(a), Number(b), Number(c));
    case "dny":
      return calendarDay(Number(c), monthOf(b), Number(a));
    case "ndy":
      return calendarDay(Number(c), monthOf(a), Number(b));
    case "ynd":
      return calendarDay(Number(a), monthOf(b), Number(c));
    case "dmy":
      return calendarDay(Number(c), Number(b), Number(a));
    default: {
      const dayFirst = calendarDay(Number(c), Number(b), Number(a));
      const monthFirst = calendarDay(Number(c), Number(a), Number(b));
      const ambiguous = dayFirst !== null && monthFirst !== null && a !== b;
      const found = dayFirst ?? monthFirst;
      return found && { ...found, ambiguous };
    }
  }
}

function monthOf(name: string): number {
  for (let length = name.length; length >= 3; length--) {
    const month = monthNumber.get(name.slice(0, length));
    // What is left over is a case ending, or the rest of a shortened name.
    if (month && name.length - length <= 2) return month;
  }
  // Serbian drops a vowel before its endings: septembar, septembra.
  const stem = /^(septemb|oktob|novemb|decemb)r/.exec(name)?.[1];
  return stem ? (monthNumber.get(`${stem}ar`) ?? 0) : 0;
}

function calendarDay(year: number, month: number, day: number) {
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const pad = (value: number) => String(value).padStart(2, "0");
  return { date: `${year}-${pad(month)}-${pad(day)}`, ambiguous: false };
}
