import { findDate } from "@/lib/domain/clean/dates";
import { decodeMany } from "./decode";
import { elementLines, parseFragment } from "./element-lines";
import { fileStart } from "./file-start";
import type { Part } from "./found";
import { fieldText, foundArticle, problem } from "./found";
import { byline, fieldReason } from "./nexis-fields";
import type { Found, Reader } from "./reader";

interface Place {
  readonly place: string;
  readonly format: string;
  readonly encoding: string;
}

/** Where an old download begins an article: with the outlet's name. */
const OLD_ARTICLE = /(?=<span[^>]*class=["']?DocPublicationName)/iu;

/** Europresse's documents saved as HTML: one `article` element each, or in old downloads rows of a table. */
export const europresse: Reader = {
  format: "europresse",
  label: "Europresse, HTML",
  extensions: [".html", ".htm"],

  accepts: (file) => /class=["']?DocPublicationName/iu.test(fileStart(file, 500_000)),

  async *read(file, options) {
    const { text, encoding } = decodeMany(file.bytes, options.encoding);
    const isNew = /<article\b/iu.test(text);
    const articles = text.split(isNew ? /(?=<article\b)/iu : OLD_ARTICLE).slice(1);
    for (const [n, html] of articles.entries()) {
      const at = { place: `article ${n + 1}`, format: "europresse", encoding };
      yield isNew
        ? await newArticle(html.replace(/(<\/article>)[^]*$/iu, "$1"), at)
        : await oldArticle(html, at);
    }
  },
};

async function newArticle(html: string, at: Place): Promise<Found> {
  const article = await parseFragment(html);
  const body = article.querySelector(".docOcurrContainer") ?? article.querySelector(".DocText");
  if (!body) return problem(at.place, "It has no text: Europresse gives only its description.");
  const title =
    article.querySelector(".titreArticleVisu") ?? article.querySelector(".titreArticle");
  const standfirst = article.querySelector(".rdp__subtitle");
  const author = article.querySelector(".docAuthors") ?? null;
  const header = article.querySelector("header") ?? article;
  const named = new Map<string, Part>();
  for (const [element, part] of [
    [title, { text: "", zone: "headline" }],
    [standfirst, { text: "", zone: "lead" }],
    [author, { text: "", drop: "byline" }],
    [article.querySelector(".DocPublicationName"), { text: "", drop: "outlet-name" }],
    [article.querySelector(".DocHeader"), { text: "", drop: "date-line" }],
  ] as const) {
    if (element) for (const line of elementLines(element)) named.set(line, part);
  }
  const bodyLines = elementLines(body);
  body.remove();
  const headLines = elementLines(header);
  const footLines = elementLines(article).slice(header === article ? 0 : headLines.length);
  return foundArticle({
    ...at,
    parts: [
      ...headLines.map((text): Part => ({ ...(named.get(text) ?? field(text)), text })),
      ...bodyLines.map((text) => ({ text })),
      ...(header === article ? [] : footLines.map(field)),
    ],
    metadata: {
      title: fieldText(title && elementLines(title).join(" ")),
      outlet: outletOf(article),
      author: byline(fieldText(author?.textContent)),
      publishedOn: dateOf(article),
    },
  });
}

/** Outlet, dates and headline in spans, then the author, the text, the copyright line and a number. */
async function oldArticle(html: string, at: Place): Promise<Found> {
  const article = await parseFragment(html);
  const title = article.querySelector(".TitreArticleVisu");
  const lines = elementLines(article);
  const titleLines = title ? elementLines(title) : [];
  const start = lines.indexOf(titleLines[0] ?? "");
  if (start < 0) return problem(at.place, "It has no headline, so its text cannot be told.");

  const below = lines.slice(start + titleLines.length);
  // The author stands alone below the headline; a longer line is already the text.
  const author = below[0] && below[0].split(" ").length <= 6 && !/[.!?:]$/u.test(below[0]);
  const rights = below.findLastIndex((line) => /^(?:copyright\s*)?©|^copyright/iu.test(line));
  const numbered = below.findLastIndex((line) => /^(?:·\s*)?news[·.]?\w+/iu.test(line));
  const ends = [rights, numbered].filter((i) => i > 0);
  const bodyEnd = ends.length > 0 ? Math.min(...ends) : below.length;
  return foundArticle({
    ...at,
    parts: [
      ...lines.slice(0, start).map(field),
      { text: titleLines.join(" "), zone: "headline" },
      ...below.slice(0, bodyEnd).map((text, i): Part => {
        return i === 0 && author ? { text, drop: "byline" } : { text };
      }),
      ...below.slice(bodyEnd).map(field),
    ],
    metadata: {
      title: fieldText(titleLines.join(" ")),
      outlet: outletOf(article),
      author: author ? byline(fieldText(below[0])) : null,
      publishedOn: dateOf(article),
    },
  });
}

function field(text: string): Part {
  return { text, drop: fieldReason(text) };
}

/** The outlet's name without the number of its issue. */
function outletOf(article: HTMLElement): string | null {
  const name = article.querySelector(".DocPublicationName")?.textContent;
  return fieldText(name?.replace(/,\s*(?:no|n°)\.?\s?\d[^]*$/iu, ""));
}

function dateOf(article: HTMLElement): string | null {
  for (const header of article.querySelectorAll(".DocHeader")) {
    const found = findDate(header.textContent);
    if (found && !found.ambiguous) return found.date;
  }
  return null;
}
