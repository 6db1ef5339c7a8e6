import { findDate } from "@/lib/domain/clean/dates";
import { AppError } from "@/lib/domain/errors";
import { decodeMany } from "./decode";
import { elementLines, parseFragment } from "./element-lines";
import { fileStart } from "./file-start";
import { fieldText, foundArticle, problem } from "./found";
import { languageCode } from "./language-code";
import type { Found, Reader } from "./reader";

/** An entry of any of the formats. */
interface Entry {
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly author: string | undefined;
  /** As the feed writes it. */
  readonly date: unknown;
  /** The whole text as HTML, where the feed carries it. */
  readonly content: string | undefined;
}

/** RSS and Atom: an entry with its whole text is an article, any other a link. */
export const feed: Reader = {
  format: "feed",
  label: "RSS or Atom feed",
  extensions: [".rss", ".atom", ".xml"],

  accepts: (file) => /<(?:rss|feed|rdf:RDF)[\s>]/u.test(fileStart(file, 2_000)),

  async *read(file, options) {
    const { text, encoding } = decodeMany(file.bytes, options.encoding);
    if (/<!(?:DOCTYPE|ENTITY)/u.test(text.slice(0, 10_000))) {
      throw new AppError("invalid_input", "The file has a DOCTYPE, which is not allowed here.");
    }
    const { outlet, language, entries } = await entriesOf(text);
    for (const [i, entry] of entries.entries()) {
      yield await foundIn(entry, { place: `entry ${i + 1}`, encoding, outlet, language });
    }
  },
};

async function foundIn(
  { title, url, author, date, content }: Entry,
  {
    place,
    encoding,
    outlet,
    language,
  }: { place: string; encoding: string; outlet: string | null; language: string | null },
): Promise<Found> {
  const address = url && /^https?:\/\/\S+$/iu.test(url) ? url : null;
  const headline = title ? (await linesOf(title)).join(" ") : null;
  const day = findDate(typeof date === "string" ? date : "");
  const metadata = {
    title: fieldText(headline),
    outlet,
    author: fieldText(author),
    publishedOn: day && !day.ambiguous ? day.date : null,
    url: address,
    language,
  };
  const lines = content ? await linesOf(content) : [];
  if (lines.length > 0) {
    const parts = lines.map((text) => ({ text }));
    const head = headline && lines[0] !== headline;
    return foundArticle({
      place,
      format: "feed",
      encoding,
      parts: head ? [{ text: headline, zone: "headline" }, ...parts] : parts,
      metadata,
      trusted: false,
    });
  }
  if (address) return { kind: "link", place, url: address, metadata };
  return problem(place, "It has neither a text nor a web address.");
}

async function linesOf(html: string): Promise<string[]> {
  return elementLines(await parseFragment(html));
}

async function entriesOf(text: string) {
  const { parseFeed } = await import("feedsmith");
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch {
    throw new AppError("invalid_input", "The feed is broken. Save it again from its address.");
  }
  if (parsed.format === "json") throw new TypeError("A JSON feed was accepted as XML");
  if (parsed.format === "atom") {
    const { title, entries, xml } = parsed.feed;
    return {
      outlet: fieldText(title?.value),
      language: languageCode(xml?.lang),
      entries: (entries ?? []).map((entry): Entry => {
        const links = entry.links ?? [];
        const link = links.find(({ rel }) => !rel || rel === "alternate");
        return {
          title: entry.title?.value,
          url: link?.href,
          author: entry.authors?.map(({ name }) => name).join(", "),
          date: entry.published ?? entry.updated,
          content: entry.content?.value,
        };
      }),
    };
  }
  const { title, items, dc } = parsed.feed;
  return {
    outlet: fieldText(title),
    language: languageCode(parsed.format === "rss" ? parsed.feed.language : dc?.languages?.[0]),
    entries: (items ?? []).map((item): Entry => ({
      title: item.title,
      url: item.link,
      author: item.dc?.creators?.join(", "),
      date: ("pubDate" in item ? item.pubDate : undefined) ?? item.dc?.dates?.[0],
      content: item.content?.encoded,
    })),
  };
}
