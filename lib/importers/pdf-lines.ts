/** A line of a page; places in points from the page's lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Where its letters stand. */
  readonly base: number;
  /** Height of its letters. */
  readonly size: number;
}

export interface PdfParagraph {
  readonly text: string;
  /** A page's head, foot or number. */
  readonly isFurniture: boolean;
  /** In the largest letters of the first page, above the text. */
  readonly isHeadline: boolean;
}

/** Lines at the top and at the bottom of a page that may be its head or foot. */
const EDGE = 2;
/** A gap between two lines, by the usual one, that parts paragraphs. */
const GAP = 1.35;
/** Lines of one paragraph stand no farther apart, by the size of their letters. */
const MOST_LEADING = 2.5;
/** A line that ends so much before the column does ends its paragraph. */
const SHORT = 0.8;
const ENDS = /[.!?…:]["”»“’)\]]*(?:\[\d{1,3}\]|[¹²³])?$/u;

/** Lines joined into paragraphs, words that were cut at a line's end made whole again. */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): PdfParagraph[] {
  const furniture = furnitureOf(pages);
  const all = pages.flat();
  const usualSize = median(all.map(({ size }) => size));
  const largest = Math.max(
    0,
    ...(pages[0] ?? []).filter((line) => !furniture.has(line)).map(({ size }) => size),
  );
  const usualGap = median(
    pages
      .flatMap((lines) => lines.slice(1).map((line, i) => lines[i]!.base - line.base))
      .filter((gap) => gap > 0 && gap < MOST_LEADING * usualSize),
  );
  const width = median(
    all.filter(({ size }) => size <= usualSize * 1.1).map(({ left, right }) => right - left),
  );
  const paragraphs: { text: string; isFurniture: boolean; isHeadline: boolean }[] = [];
  let before: PdfLine | null = null;
  for (const line of all) {
    if (furniture.has(line)) {
      paragraphs.push({ text: line.text, isFurniture: true, isHeadline: false });
      continue;
    }
    const open = before && paragraphs.findLast((paragraph) => !paragraph.isFurniture);
    if (open && before && continues(before, line)) {
      open.text = joined(open.text, line.text);
      // What stands between two pages comes after the paragraph that goes on.
    } else {
      const isHeadline =
        line.size === largest && largest > usualSize * 1.2 && pages[0]!.includes(line);
      const isFirst = !paragraphs.some((paragraph) => paragraph.isHeadline);
      paragraphs.push({ text: line.text, isFurniture: false, isHeadline: isHeadline && isFirst });
    }
    before = line;
  }
  return paragraphs;

  function continues(above: PdfLine, line: PdfLine): boolean {
    if (Math.abs(above.size - line.size) > 0.12 * Math.max(above.size, line.size)) return false;
    const gap = above.base - line.base;
    const isHeading = line.size > usualSize * 1.15;
    if (gap <= 0 || gap > 4 * usualGap) return !ENDS.test(above.text) && !isHeading; // next column or page
    if (gap > GAP * Math.max(usualGap, isHeading ? line.size : 0)) return false;
    if (isHeading) return true;
    const ended = ENDS.test(above.text);
    const isShort = above.right - above.left < SHORT * width;
    const isIndented =
      line.left - above.left > usualSize * 0.7 && line.left - above.left < usualSize * 5;
    if (ended && (isShort || isIndented)) return false;
    return !(
      isShort &&
      /^[\p{Lu}“„«"–—•-]/u.test(line.text) &&
      above.right - above.left < 0.5 * width
    );
  }
}

/** Lines at the pages' edges that return on other pages, but for their numbers, and bare page numbers. */
function furnitureOf(pages: readonly (readonly PdfLine[])[]): Set<PdfLine> {
  const counts = new Map<string, number>();
  const edges = pages.map((lines) => {
    const byHeight = [...lines].sort((a, b) => b.base - a.base);
    const edge =
      byHeight.length <= 2 * EDGE ? [] : [...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)];
    for (const key of new Set(edge.map(plain))) counts.set(key, (counts.get(key) ?? 0) + 1);
    return edge;
  });
  const least = Math.max(2, Math.ceil(pages.length / 3));
  return new Set(
    edges.flat().filter((line) => {
      const key = plain(line);
      if (/^\D{0,6}#(?:\D{0,6}#)?\D{0,2}$/u.test(key)) return true;
      return (counts.get(key) ?? 0) >= least && line.text.length < 120;
    }),
  );
}

const plain = ({ text }: PdfLine) => text.replace(/\d+/g, "#").toLowerCase();

/** "coun-" and "cil" are one word; "Franco-" and "German" are not. */
function joined(text: string, next: string): string {
  if (/\p{Ll}[-\u00ad‐]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  const isUnspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、]$/u.test(text);
  return isUnspaced || /[-–—/]$/u.test(text)
    ? text + (/[–—]$/u.test(text) ? " " : "") + next
    : `${text} ${next}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
