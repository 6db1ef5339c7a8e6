import { Readability } from "@mozilla/readability";
import { cleanText } from "@/lib/domain/clean/clean";
import { fold } from "@/lib/domain/clean/fold";
import { lineOf } from "@/lib/domain/clean/line";
import type { ReasonId } from "@/lib/domain/clean/reasons";
import type { ZoneKind } from "@/lib/domain/zones";
import { furnitureReason } from "./furniture";
import type { PageLine } from "./lines";

/** What became of each line of a page. */
export interface Judged {
  /** Null for a line of the article. */
  readonly reasons: (ReasonId | null)[];
  readonly zones: (ZoneKind | null)[];
}

/** Reasons of the rules for scraped text that hold within an article, too. */
const SURE: ReadonlySet<ReasonId> = new Set([
  "share",
  "page-tool",
  "reading-time",
  "listen",
  "newsletter",
  "subscription",
  "follow-us",
  "rating",
  "comments",
  "related",
  "author-box",
  "cookie-notice",
  "tags",
  "advertisement",
  "copyright",
  "accessibility-link",
  "repeated-caption",
  "image-address",
  "no-words",
] satisfies ReasonId[]);

/** Reasons that hold above the first paragraph only. */
const SURE_IN_HEAD: ReadonlySet<ReasonId> = new Set([
  "byline",
  "date-line",
  "outlet-name",
  "menu",
] satisfies ReasonId[]);

/**
 * Which lines of a page are its article; null where no article is found. Readability finds
 * it; then what surely is furniture goes, and what it lost from among the paragraphs
 * comes back. Changes the document.
 */
export function judgeArticle(
  document: Document,
  lines: readonly PageLine[],
  title: string | null,
): Judged | null {
  const kept = readabilityKeeps(document, lines);
  const first = kept.indexOf(true);
  if (first === -1) return null;
  const headline = findHeadline(lines, kept, title);
  const reasons = lines.map((_, i): ReasonId | null => (kept[i] ? null : "outside-article"));
  recover(lines, reasons);
  dropFurniture(lines, reasons);
  const lead = recoverStandfirst(lines, reasons, headline);
  dropByWords(lines, reasons, headline);
  const zones = lines.map((line, i) => (i === lead ? "lead" : zoneOf(line, i === headline)));
  if (headline !== null) {
    reasons[headline] = null;
    lines.forEach((line, i) => {
      if (i !== headline && zones[i] === "headline") zones[i] = "subheading";
      const isTitle =
        i < first + 2 && reasons[i] === null && isSame(line.text, lines[headline]!.text);
      if (i !== headline && isTitle) reasons[i] = "repeated-headline";
    });
  }
  const isArticle = lines.some((line, i) => reasons[i] === null && i !== headline && isProse(line));
  return isArticle ? { reasons, zones } : null;
}

/** Every text is put into an element with its number, which Readability carries along. */
function readabilityKeeps(document: Document, lines: readonly PageLine[]): boolean[] {
  const texts = lines.flatMap(({ nodes }) => nodes.map(({ node }) => node));
  [...new Set(texts)].forEach((node) => {
    const mark = document.createElement("span");
    node.parentNode?.replaceChild(mark, node);
    mark.appendChild(node);
  });
  const marks = new Map<Text, string>();
  texts.forEach((node, i) => {
    if (!marks.has(node)) marks.set(node, String(i));
    node.parentElement!.setAttribute("data-line-text", marks.get(node)!);
  });
  const found = new Readability<Element>(document, {
    serializer: (node) => node as Element,
    keepClasses: true,
  }).parse();
  const kept = new Set(
    [...(found?.content?.querySelectorAll("[data-line-text]") ?? [])].map((mark) =>
      mark.getAttribute("data-line-text"),
    ),
  );
  return lines.map(({ nodes }) => {
    let [inside, all] = [0, 0];
    for (const { node, length } of nodes) {
      all += length;
      if (kept.has(marks.get(node)!)) inside += length;
    }
    return inside * 2 > all;
  });
}

/** The heading that says the title; of several, the one nearest above the article. */
function findHeadline(
  lines: readonly PageLine[],
  kept: readonly boolean[],
  title: string | null,
): number | null {
  const first = kept.indexOf(true);
  const last = kept.lastIndexOf(true);
  const tops = lines.flatMap((line, i) => (i <= last && closest(line, "h1") ? [i] : []));
  const same = (i: number) => title !== null && isSame(lines[i]!.text, title);
  const named = tops.filter(same);
  if (named.length > 0) return named.findLast((i) => i <= first) ?? named[0]!;
  const headings = lines.flatMap((line, i) =>
    i <= first + 1 && closest(line, "h2, h3, [itemprop~='headline']") && same(i) ? [i] : [],
  );
  if (headings.length > 0) return headings.at(-1)!;
  const near = tops.filter((i) => i <= first && lines[i]!.text.length >= 15);
  return near.at(-1) ?? null;
}

function isSame(a: string, b: string): boolean {
  const [x, y] = [letters(a), letters(b)];
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return short.length >= 15 && short.length * 2 > long.length && long.includes(short);
}

const letters = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Headings and paragraphs that stand among kept paragraphs of the same parent. */
function recover(lines: readonly PageLine[], reasons: (ReasonId | null)[]): void {
  const parents = new Map<Element, number>();
  lines.forEach((line, i) => {
    const parent = line.path[1];
    if (reasons[i] === null && parent && isProse(line)) {
      parents.set(parent, (parents.get(parent) ?? 0) + 1);
    }
  });
  const first = reasons.indexOf(null);
  const last = reasons.lastIndexOf(null);
  for (let i = first + 1; i <= last + 2 && i < lines.length; i++) {
    const line = lines[i]!;
    const parent = line.path[1];
    if (reasons[i] === null || !parent || (parents.get(parent) ?? 0) < 2) continue;
    if (line.linked * 2 > line.text.length) continue;
    const isHeading = /^h[2-4]$/.test(line.block.localName) && i < last;
    if (isHeading || (line.block.localName === "p" && isProse(line))) reasons[i] = null;
  }
}

const isProse = (line: PageLine) => lineOf(line.text, 1, false).prose;

function dropFurniture(lines: readonly PageLine[], reasons: (ReasonId | null)[]): void {
  const inside = (of: Element) =>
    lines.reduce(
      (sum, line, i) =>
        sum + (reasons[i] === null && line.path.includes(of) ? line.text.length : 0),
      0,
    );
  const all = lines.reduce((sum, line, i) => sum + (reasons[i] === null ? line.text.length : 0), 0);
  const known = new Map<Element, ReasonId | null>();
  const reasonFor = (element: Element): ReasonId | null => {
    if (known.has(element)) return known.get(element)!;
    let reason = furnitureReason(element);
    if (reason && inside(element) * 3 > all) reason = null;
    known.set(element, reason);
    return reason;
  };
  const found = lines.map((line, i) => {
    if (reasons[i] !== null) return null;
    return line.path.map(reasonFor).find((reason) => reason !== null) ?? null;
  });
  found.forEach((reason, i) => {
    if (reason) reasons[i] = reason;
  });
}

const STANDFIRST =
  /stand-?first|lead|lede|sub-?(?:title|headline|head)|dek|deck|sapo|intro|summary|excerpt|perex|anons|bajada|chapo|vorspann|nadnaslov|podnaslov/i;

/** The sentence between headline and text that Readability takes for a heading's part. */
function recoverStandfirst(
  lines: readonly PageLine[],
  reasons: (ReasonId | null)[],
  headline: number | null,
): number | null {
  const first = reasons.indexOf(null);
  if (headline === null || headline >= first) return null;
  for (let i = headline + 1; i < Math.min(first, headline + 8); i++) {
    const line = lines[i]!;
    const { words, ends } = lineOf(line.text, 1, false);
    if (words < 8 || line.linked > 0) continue;
    const names = `${line.block.className} ${line.path[1]?.className ?? ""}`;
    const isLead = STANDFIRST.test(names) || (ends && /^(?:p|h2)$/.test(line.block.localName));
    if (isLead && !furnitureReason(line.block)) {
      reasons[i] = null;
      return i;
    }
  }
  return null;
}

/** The rules for scraped text over what is left, as far as they are sure without a page around it. */
function dropByWords(
  lines: readonly PageLine[],
  reasons: (ReasonId | null)[],
  headline: number | null,
): void {
  const indexes = lines.flatMap((_, i) => (reasons[i] === null || i === headline ? [i] : []));
  const text = indexes.map((i) => lines[i]!.text).join("\n\n");
  const firstProse = indexes.find((i) => i !== headline && isProse(lines[i]!)) ?? 0;
  for (const { line, reason } of cleanText(text).dropped) {
    const index = indexes[(line - 1) / 2]!;
    const isSure = SURE.has(reason) || (index < firstProse && SURE_IN_HEAD.has(reason));
    if (index !== headline && isSure) reasons[index] = reason;
  }
  for (let i = 0; headline !== null && i < headline; i++) {
    if (reasons[i] === null && lineOf(lines[i]!.text, 1, false).words < 8)
      reasons[i] = "before-headline";
  }
}

function zoneOf(line: PageLine, isHeadline: boolean): ZoneKind | null {
  if (isHeadline) return "headline";
  if (closest(line, "figcaption, caption, [class*='caption' i]")) return "caption";
  if (closest(line, "[role='doc-footnote'], [role='doc-endnotes'], .footnotes, .footnote"))
    return "footnote";
  if (closest(line, "h1, h2, h3, h4, h5, h6")) return "subheading";
  if (closest(line, "blockquote")) return "quotation";
  if (closest(line, "li, dd, dt, tr, pre")) return "body";
  return null;
}

const closest = ({ path }: PageLine, selector: string) =>
  path.some((element) => element.matches(selector));
