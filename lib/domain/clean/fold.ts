// prettier-ignore
const LETTERS: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", ђ: "dj", е: "e", ж: "z", з: "z", и: "i",
  ј: "j", к: "k", л: "l", љ: "lj", м: "m", н: "n", њ: "nj", о: "o", п: "p", р: "r",
  с: "s", т: "t", ћ: "c", у: "u", ф: "f", х: "h", ц: "c", ч: "c", џ: "dz", ш: "s",
  щ: "sc", ъ: "", ы: "y", ь: "", э: "e", ю: "ju", я: "ja", і: "i", є: "je", ѕ: "dz",
  đ: "dj", ð: "d", ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", ı: "i",
  "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-",
};

const FOLDED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/**
 * A text's plain form for comparing phrases: lower case, accents off, Cyrillic in
 * Latin letters, quotes and dashes plain, runs of white space one space. So one
 * phrase stands for Serbian in both scripts, with and without its diacritics.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(FOLDED, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}
