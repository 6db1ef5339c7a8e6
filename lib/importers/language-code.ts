import { fold } from "@/lib/domain/clean/fold";

/** Names of languages in the languages of the databases' pages, in plain form, by ISO 639-1 code. */
const NAMES: Readonly<Record<string, string>> = {
  ar: "arabic arabisch arabe arabo arabski",
  bg: "bulgarian bulgarisch bulgare bulgaro",
  bs: "bosnian bosnisch bosnien bosnio",
  ca: "catalan katalanisch catalano",
  cs: "czech tschechisch tcheque checo ceco",
  da: "danish danisch danois danes danese",
  de: "german deutsch allemand aleman tedesco alemao nemeckij",
  el: "greek griechisch grec griego greco grego",
  en: "english englisch anglais ingles inglese anglijskij",
  es: "spanish spanisch espanol espagnol castellano spagnolo espanhol ispanskij",
  fi: "finnish finnisch finnois finlandes finlandese",
  fr: "french franzosisch francais frances francese francuzskij",
  hr: "croatian kroatisch croate croata hrvatski",
  hu: "hungarian ungarisch hongrois hungaro ungherese",
  it: "italian italienisch italien italiano ital'janskij italjanskij",
  ja: "japanese japanisch japonais japones giapponese",
  mk: "macedonian mazedonisch macedonien macedonio",
  nl: "dutch niederlandisch neerlandais holandes neerlandes olandese",
  no: "norwegian norwegisch norvegien noruego norvegese",
  pl: "polish polnisch polonais polaco polacco polski",
  pt: "portuguese portugiesisch portugais portugues portoghese portugal'skij portugalskij",
  ro: "romanian rumanisch roumain rumano rumeno romana",
  ru: "russian russisch russe ruso russo russkij",
  sk: "slovak slowakisch slovaque eslovaco",
  sl: "slovenian slovene slowenisch esloveno sloveno",
  sq: "albanian albanisch albanais albanes albanese",
  sr: "serbian serbisch serbe serbio serbo srpski",
  sv: "swedish schwedisch suedois sueco svedese",
  tr: "turkish turkisch turc turco",
  uk: "ukrainian ukrainisch ukrainien ucraniano ucraino",
  zh: "chinese chinesisch chinois chino cinese chines",
};

const codes = new Map<string, string>();
for (const [code, names] of Object.entries(NAMES)) {
  codes.set(code, code);
  for (const name of names.split(" ")) codes.set(name, code);
}

/**
 * The ISO 639-1 code of a language as a file names it, by name or by code (`EN`, `en-GB`,
 * `Français`, `ENGLISH; anglais`); null for several and for what is no language known here.
 */
export function languageCode(named: string | null | undefined): string | null {
  const found = new Set(
    fold(named ?? "")
      .split(/[;,/|]+/u)
      .flatMap((name) => codes.get(name.trim().replace(/^([a-z]{2})[-_].*$/u, "$1")) ?? []),
  );
  return found.size === 1 ? [...found][0]! : null;
}
