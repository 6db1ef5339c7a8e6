import { findDate } from "@/lib/domain/clean/dates";
import { fold } from "@/lib/domain/clean/fold";
import { languageOf } from "@/lib/domain/clean/language";
import { fieldText } from "../found";
import { languageCode } from "../language-code";
import type { FoundMetadata } from "../reader";

/** One object of a page's JSON-LD. */
type Thing = Readonly<Record<string, unknown>>;

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|OpinionPiece)$/;

/** What a page says of its article, without the language, which needs its text. */
export function pageMetadata(document: Document): Omit<FoundMetadata, "language"> {
  const things = linkedData(document);
  const article = things.find((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
  const meta = metaReader(document);
  const outlet =
    fieldText(meta("og:site_name")) ??
    nameOf(article?.publisher, things) ??
    fieldText(meta("dc.publisher", "dcterms.publisher", "application-name"));
  return {
    title: titleOf(document, article, meta, outlet),
    outlet,
    author: authorOf(document, article, things, meta),
    publishedOn: dateOf(document, article, meta),
    url: urlOf(document, article, meta),
  };
}

/**
 * The language of an article as its page says it. Where the text is surely in another one, a page
 * that names a template's language does not count; Serbian, Croatian, Bosnian and Montenegrin are the
 * page's to tell apart.
 */
export function pageLanguage(document: Document, text: string): string | null {
  const said = languageCode(document.documentElement.getAttribute("lang"));
  const read = languageOf(text);
  const isSouthSlavic = (code: string) => ["sr", "hr", "bs"].includes(code);
  if (said && read && isSouthSlavic(said) && isSouthSlavic(read)) return said;
  return read ?? said;
}

function linkedData(document: Document): Thing[] {
  const things: Thing[] = [];
  const add = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(add);
    else if (value !== null && typeof value === "object") {
      const thing = value as Thing;
      things.push(thing);
      add(thing["@graph"]);
      add(thing.mainEntity);
    }
  };
  for (const script of document.querySelectorAll("script[type='application/ld+json']")) {
    const source = (script.textContent ?? "").replace(
      /^\s*<!(?:\[CDATA\[|--)|(?:\]\]|--)>\s*;?\s*$/g,
      "",
    );
    try {
      add(JSON.parse(source.replace(/[\u0000-\u001f]+/g, " ")));
    } catch {
      // A page's broken data says nothing.
    }
  }
  return things;
}

function typesOf(thing: Thing): string[] {
  return [thing["@type"]].flat().filter((type) => typeof type === "string");
}

type MetaReader = (...names: string[]) => string | null;

/** The content of the first `meta` element by these names, tried in order. */
function metaReader(document: Document): MetaReader {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const content = element.getAttribute("content")?.trim();
    for (const attribute of ["name", "property", "itemprop"]) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name && content && !values.has(name)) values.set(name, content);
    }
  }
  return (...names) => names.map((name) => values.get(name)).find(Boolean) ?? null;
}

function titleOf(
  document: Document,
  article: Thing | undefined,
  meta: MetaReader,
  outlet: string | null,
): string | null {
  const headings = document.querySelectorAll("h1");
  const heading = headings.length === 1 ? headings[0]!.textContent : null;
  const title =
    text(article?.headline) ??
    text(meta("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title")) ??
    text(document.querySelector("[itemprop~='headline']")?.textContent) ??
    text(heading) ??
    text(document.querySelector("title")?.textContent);
  return title && withoutOutlet(title, outlet, text(heading));
}

/** "Bridge stays shut | The Fern Post" without the outlet behind the bar. */
function withoutOutlet(title: string, outlet: string | null, heading: string | null): string {
  if (heading && title.length > heading.length && title.startsWith(heading)) return heading;
  const [, first, last] = /^(.{10,})\s+[|–—·•-]\s+([^|–—·•]{2,40})$/u.exec(title) ?? [];
  return first && last && outlet && fold(last) === fold(outlet) ? first : title;
}

function authorOf(
  document: Document,
  article: Thing | undefined,
  things: readonly Thing[],
  meta: MetaReader,
): string | null {
  const linked = [article?.author].flat().flatMap((author) => {
    if (typeof author === "string") return names(author);
    if (author === null || typeof author !== "object") return [];
    const isOrganisation = typesOf(author as Thing).some((type) => /Organi[sz]ation/.test(type));
    return isOrganisation ? [] : names(nameOf(author, things));
  });
  if (linked.length > 0) return [...new Set(linked)].join(", ");
  for (const value of [
    meta(
      "article:author",
      "author",
      "byl",
      "dc.creator",
      "dcterms.creator",
      "parsely-author",
      "sailthru.author",
    ),
    document.querySelector("[itemprop~='author'] [itemprop~='name']")?.textContent,
    document.querySelector("[itemprop~='author']")?.textContent,
    document.querySelector("a[rel~='author']")?.textContent,
  ]) {
    const found = names(value);
    if (found.length > 0) return found.join(", ");
  }
  return null;
}

/** A person's name or several; nothing for an address or what is too long to be one. */
function names(value: string | null | undefined): string[] {
  const name = text(value)?.replace(/^(?:by|von|par|por|автор|autor|piše|пише)\s*:?\s+/iu, "");
  return name && name.length <= 120 && !/^https?:|^@|^www\./i.test(name) ? [name] : [];
}

function dateOf(document: Document, article: Thing | undefined, meta: MetaReader): string | null {
  const candidates = [
    article?.datePublished,
    article?.dateCreated,
    meta("article:published_time", "og:article:published_time", "og:published_time"),
    meta(
      "dc.date.issued",
      "dcterms.issued",
      "dcterms.created",
      "dc.date",
      "dcterms.date",
      "dc.date.created",
    ),
    meta(
      "parsely-pub-date",
      "sailthru.date",
      "pubdate",
      "publishdate",
      "publish-date",
      "ptime",
      "pdate",
    ),
    meta("datepublished", "datecreated", "date", "cxenseparse:recs:publishtime"),
    ...[...document.querySelectorAll("[itemprop~='datePublished']")].map(
      (element) => element.getAttribute("datetime") ?? element.textContent,
    ),
    document.querySelector("time[pubdate]")?.getAttribute("datetime"),
    document.querySelector("article time[datetime], main time[datetime]")?.getAttribute("datetime"),
    document.querySelector("time[datetime]")?.getAttribute("datetime"),
  ];
  for (const candidate of candidates) {
    const day = dayOf(candidate);
    if (day) return day;
  }
  const address =
    text(document.querySelector("link[rel='canonical']")?.getAttribute("href")) ?? meta("og:url");
  const [, year, month, date] =
    /\/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:[/-]|$)/.exec(address ?? "") ?? [];
  return year ? realDay(`${year}-${month}-${date}`) : null;
}

/** The day as it is written, in whatever time zone the page writes it. */
function dayOf(value: unknown): string | null {
  const written = text(value);
  if (!written) return null;
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(written) ?? [];
  if (year) return realDay(`${year}-${month}-${day}`);
  const found = findDate(written);
  return found && !found.ambiguous ? found.date : null;
}

function realDay(day: string): string | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) && day >= "1800"
    ? day
    : null;
}

function urlOf(document: Document, article: Thing | undefined, meta: MetaReader): string | null {
  const main = article?.mainEntityOfPage;
  const candidates = [
    document.querySelector("link[rel='canonical']")?.getAttribute("href"),
    meta("og:url"),
    article?.url,
    typeof main === "string" ? main : (main as Thing | undefined)?.["@id"],
    savedFrom(document),
  ];
  return (
    candidates.map(text).find((url) => url && /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(url)) ?? null
  );
}

/** The comment that browsers write into a page they save. */
function savedFrom(document: Document): string | null {
  for (const node of [...document.childNodes, ...document.documentElement.childNodes]) {
    const found = node.nodeType === 8 && /saved from url=\(\d+\)(\S+)/.exec(node.nodeValue ?? "");
    if (found) return found[1]!;
  }
  return null;
}

function nameOf(value: unknown, things: readonly Thing[]): string | null {
  const [first] = [value].flat();
  if (typeof first === "string") return text(first);
  if (first === null || typeof first !== "object") return null;
  const thing = first as Thing;
  if (thing.name) return text([thing.name].flat()[0]);
  const target = things.find((other) => other["@id"] === thing["@id"] && other !== thing);
  return target ? text([target.name].flat()[0]) : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: " ",
};

/** A value on one line; what is no text says nothing. Pages escape twice at times. */
function text(value: unknown): string | null {
  if (typeof value !== "string") return null;
  return fieldText(
    value
      .replace(/&#(\d{1,7});/g, (_, code: string) =>
        String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
      )
      .replace(/&([a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole),
  );
}
