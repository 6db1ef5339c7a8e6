import { findDate } from "./dates";
import { lineOf } from "./line";
import { ownReason } from "./page";
import type { ReasonId } from "./reasons";
import { menuPhrases } from "./phrases";
import { fold } from "./fold";

/** What a line above the body says about the article. */
export interface Credits {
  readonly reason: Extract<ReasonId, "byline" | "date-line" | "outlet-name">;
  readonly author: string | null;
  readonly outlet: string | null;
  readonly date: string | null;
  /** The date is labelled as that of a later change. */
  readonly isUpdate: boolean;
  /** It is labelled, or stands beside a name or time, so it is no mere heading. */
  readonly isSure: boolean;
  readonly isAmbiguous: boolean;
}

const PARTICLE = "(?:de|del|della|di|da|dos|la|le|van|von|der|den|ten|bin|al|el|af|av|zu)";
const TOKEN = "\\p{Lu}[\\p{L}\\p{M}\\p{N}.'’‘-]*";
const NAME = `${TOKEN}(?:\\s(?:${PARTICLE}\\s)*${TOKEN}){0,4}`;
const AND = "(?:,\\s|\\s(?:and|und|et|y|e|i|и|&)\\s|,\\sand\\s)";
const NAMES = `(${NAME}(?:${AND}${NAME}){0,5})`;

const LEADING_NAMES = new RegExp(`^${NAMES}( staff)?(.*)$`, "u");
const BARE_NAME = new RegExp(
  `^(${TOKEN}(?:\\s(?:${PARTICLE}\\s)*${TOKEN}){1,3})(?:\\s(?:in|aus|à|en|u|iz|в|у|из)\\s${NAME})?$`,
  "u",
);

/** Words before a name that need no colon: "By Ana Marin". */
const BY = new RegExp(
  `^(?:by|written by|reporting by|reported by|story by|posted by|published by|edited by|von|verfasst von|ein beitrag von|eine analyse von|par|publié par|écrit par|propos recueillis par|por|escrito por|redactado por|publicado por|di|a cura di|napisao|napisala|piše|pišu|написао|написала|пише|пишу|objavio|objavila)\\s+`,
  "iu",
);
/** Labels before a name. */
const AUTHOR =
  /^(?:by|author|authors|author name|byline|written by|reporter|text|words|autor|autori|autorka|autorica|autoren|autorin|autora|autores|piše|pišu|napisao|napisala|tekst|novinar|novinarka|redakteur|redakteurin|auteur|auteure|auteurs|autrice|texte|texto|redacción|periodista|автор|авторы|аутор|аутори|ауторка|пише|текст|журналист|корреспондент|новинар|autore|autor tekstu)\s?[:：]\s*/iu;
const SOURCE =
  /^(?:source|outlet|publisher|publication|izvor|quelle|fuente|fonte|источник|извор|published in|objavljeno u|medij)\s?[:：]\s*/iu;
const LABEL =
  /^(?:first published|published|publication date|published on|date|date published|posted|posted on|publish date|objavljeno|datum|datum objave|objavljen|veröffentlicht|veröffentlicht am|erschienen am|stand|publié|publié le|paru le|publicado|publicado el|fecha|опубликовано|дата|дата публикации|објављено|датум|pubblicato|publicado em|opublikowano)(?=$|[\s:：])/iu;
const UPDATE =
  /^(?:last updated|updated|last modified|modified|last update|update|ažurirano|poslednja izmena|izmenjeno|aktualisiert|zuletzt aktualisiert|mis à jour|mise à jour|modifié|actualizado|última actualización|обновлено|ажурирано|aggiornato|atualizado)(?=$|[\s:：])/iu;

/** What a writer is, behind the name: "Ana Marin, Political Editor". */
const OFFICE =
  /(?<!\p{L})(?:reporter|correspondent|editor|writer|columnist|journalist|producer|korrespondent(?:in)?|redakteur(?:in)?|journalist(?:in)?|novinar(?:ka)?|urednik|urednica|dopisnik|dopisnica|journaliste|correspondante?|corresponsal|periodista|корреспондент|журналист|редактор|обозреватель|новинар(?:ка)?|дописник)$/iu;

/** One or two capitalised words. */
const PLACE = new RegExp(`^${TOKEN}(?:\\s${TOKEN})?$`, "u");

/** One to six words that begin as a name does and end as no sentence. */
const SOURCE_NAME = /^[\p{Lu}\d]\S*(?:\s\S+){0,5}(?<![.!?])$/u;

/** What may stand beside a date: weekdays, the time, its zone. */
const AROUND_DATE =
  /\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ponedeljak|ponedjeljak|utorak|sreda|srijeda|cetvrtak|petak|subota|nedelja|nedjelja|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|ponedelnik|vtornik|sreda|cetverg|pjatnica|subbota|voskresene|at|on|um|u|a|as|la|las|los|le|el|de|den|dem|the|of|am|pm|a\.m\.|p\.m\.|uhr|h|hs|hrs|gmt|utc|cet|cest|est|edt|et|bst|msk|g|god|godine|goda|ora|casova|sati|in|z|t)\b\.?/gu;
const TIME =
  /\b\d{1,2}(?::|\.|h|t)\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?|[+-]\d{2}:?\d{2}\b/gu;

const OUTLET_WORD =
  /\b(?:news|newsroom|times|post|herald|tribune|gazette|journal|daily|weekly|telegraph|observer|chronicle|press|media|radio|tv|television|agency|review|magazine|online|portal|vesti|vijesti|novosti|glas|dnevnik|nedeljnik|agencija|zeitung|tagblatt|tageblatt|nachrichten|anzeiger|rundschau|kurier|presse|agentur|rundfunk|gazeta|agence|depeche|diario|periodico|noticias|prensa|heraldo|agencia|izvestija|vestnik|agentstvo|gazette|newspaper|wire|service|insight|monitor|bulletin)\b/u;
const DOMAIN =
  /^(?:www\.)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|org|net|info|eu|rs|ba|hr|me|mk|si|de|at|ch|fr|es|it|ru|uk|us|tv|news|media|online|press|co\.uk|co\.rs)$/iu;

/**
 * Read a short line as credits: its parts, between bars, dots or dashes, each a
 * name, a date, an outlet or known furniture, and at least one a credit. Null
 * when any part is something else, so a headline with a dash is left alone.
 */
export function readCredits(text: string): Credits | null {
  if (text.length > 220 || text.split(/\s+/).length > 24) return null;
  let credits: Credits | null = null;
  let place: string | null = null;
  for (const part of text.split(/\s*[|•·/]\s+|\s+[–—-]\s+|\s{3,}|\t+/u)) {
    if (part === "") continue;
    const found = readPart(part.trim());
    if (found) credits = credits ? merge(credits, found) : found;
    else if (isFurniture(part)) continue;
    else if (place === null && PLACE.test(part)) place = part;
    else return null;
  }
  // "Fern – 12 March 2024 – 10:32": a place stands only beside a date.
  return place === null || credits?.date ? credits : null;
}

function isFurniture(part: string): boolean {
  const line = lineOf(part, 0, false);
  return (
    ownReason(line) !== null ||
    menuPhrases.has(line.phrase) ||
    line.key.replace(TIME, "").replace(AROUND_DATE, "").trim() === ""
  );
}

function merge(a: Credits, b: Credits): Credits {
  return {
    reason: a.reason,
    author: a.author ?? b.author,
    outlet: a.outlet ?? b.outlet,
    date: a.date ?? b.date,
    isUpdate: a.date ? a.isUpdate : b.isUpdate,
    isSure: true,
    isAmbiguous: a.isAmbiguous || b.isAmbiguous,
  };
}

const NOTHING = {
  author: null,
  outlet: null,
  date: null,
  isUpdate: false,
  isSure: true,
  isAmbiguous: false,
};

function readPart(part: string): Credits | null {
  return readByline(part) ?? readSource(part) ?? readDate(part);
}

function readSource(part: string): Credits | null {
  const outlet = part.replace(SOURCE, "");
  const isLabelled = outlet !== part;
  if (isLabelled ? !SOURCE_NAME.test(outlet) : !isOutlet(part)) return null;
  return { ...NOTHING, reason: "outlet-name", outlet, isSure: isLabelled };
}

/** A line that can only be a publication's name: a domain, or capitalised words with "News", "Zeitung", … */
export function isOutlet(text: string): boolean {
  if (DOMAIN.test(text)) return true;
  const words = text.split(/\s+/);
  return (
    words.length <= 5 &&
    words.length >= 2 &&
    words.every((word) =>
      /^(?:\p{Lu}|\d|(?:of|the|de|del|du|des|la|le|der|die|das|and|&|i|и)$)/u.test(word),
    ) &&
    OUTLET_WORD.test(fold(text)) &&
    !/[.,:;!?]$/.test(text)
  );
}

function readByline(part: string): Credits | null {
  const labelled = AUTHOR.test(part);
  const rest = part.replace(AUTHOR, "").replace(BY, "");
  if (rest === part || rest === "") return null;
  const match = LEADING_NAMES.exec(rest.split(";")[0]!);
  if (!match)
    return labelled && rest.split(/\s+/).length <= 3
      ? { ...NOTHING, reason: "byline", author: rest }
      : null;
  // "By Ana Marin, Valley News": the last of the names may be the outlet's.
  const names = `${match[1]!.replace(/[,.]$/, "")}${match[2] ?? ""}`.split(/,\s/);
  const last = names.at(-1)!;
  const outlet = names.length > 1 && isOutlet(last) ? last : null;
  const people = outlet ? names.slice(0, -1) : names;
  const author = people.filter((name, i) => i === 0 || !OFFICE.test(name)).join(", ");
  const more = readAfterName(match[3]!.trim());
  return more && { ...more, reason: "byline", author, outlet: outlet ?? more.outlet };
}

/** What follows a name in a byline: nothing, an outlet, an office, a date. */
function readAfterName(after: string): Omit<Credits, "reason"> | null {
  const text = after
    .replace(/^[,(–—-]\s*|[)]$/gu, "")
    .replace(/^(?:for|für|pour|para|za|для)\s/u, "");
  if (text === "") return NOTHING;
  const date = readDate(text);
  if (date) return date;
  if (isOutlet(text)) return { ...NOTHING, outlet: text };
  // "in Belgrade", "Staff Writer", "Senior Correspondent"
  return text.split(/\s+/).length <= 4 && !/[.!?:;]$/u.test(text) ? NOTHING : null;
}

function readDate(part: string): Credits | null {
  const isUpdate = UPDATE.test(part);
  const isLabelled = isUpdate || LABEL.test(part);
  const text = part
    .replace(UPDATE, "")
    .replace(LABEL, "")
    .replace(/^\s*[:：,]\s*/, "");
  const found = findDate(text);
  if (!found) return null;
  const rest = fold(text).replace(found.words, " ").replace(TIME, " ").replace(AROUND_DATE, " ");
  const hasTime = fold(text).replace(found.words, " ").search(TIME) >= 0;
  // A place may stand before the date: "Belgrade, 12 March 2024".
  const others = rest.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  if (others.length > (isLabelled ? 4 : 2)) return null;
  return {
    ...NOTHING,
    reason: "date-line",
    date: found.date,
    isUpdate,
    isSure: isLabelled || hasTime,
    isAmbiguous: found.ambiguous,
  };
}

/** A name as it stands under a headline without "By", perhaps with a place: "Ana Marin in Novi Grad". */
export function readBareName(text: string): string | null {
  return BARE_NAME.exec(text)?.[1] ?? null;
}

/** The outlet a copyright line or a disclaimer names; null when it names none. */
export function outletInFoot(text: string): string | null {
  const position =
    /(?:polic(?:y|ies)|positions?|views|opinions?|stance) of (?:the )?(\p{Lu}[\p{L}\d&'’.-]*(?:\s\p{Lu}[\p{L}\d&'’-]*){0,4})\.?$/u.exec(
      text,
    );
  if (position) return position[1]!.replace(/\.$/, "");
  const owner =
    /^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:\d{4}(?:\s?[–-]\s?\d{4})?)?[\s,.]*(?:by\s)?([^.,|©–—]{2,40}?)(?:\s\d{4})?\s*(?:$|[.,|–—]|all rights|sva prava|alle rechte|tous droits|todos los)/iu.exec(
      text,
    );
  const name = owner?.[1]?.trim();
  return name && /^\p{Lu}/u.test(name) && !/rights|prava|rechte|droits|derechos|права/iu.test(name)
    ? name
    : null;
}
