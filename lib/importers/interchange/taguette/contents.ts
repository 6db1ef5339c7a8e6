import type { DefaultTreeAdapterTypes } from "parse5";
import { parseFragment } from "parse5";
import { utf8Offsets } from "@/lib/domain/text/offsets";

/** Elements that stand on lines of their own. */
const BLOCKS = /^(p|h[1-6]|ul|ol|li|div|blockquote|pre|table|tr|hr|br)$/;

/** The text of a document, and where Taguette's offsets are in it. */
export interface Contents {
  readonly text: string;
  /** The code points of an offset in UTF-8 bytes of the HTML without its tags; NaN for one that cuts a character or is outside. */
  spanOf(start: number, end: number): { readonly start: number; readonly end: number };
}

/**
 * The text of a document's HTML. Taguette counts its text without the tags, in which paragraphs
 * stand one behind the other; here each begins on a line of its own, so line ends are put
 * in where there are none.
 */
export function contentsOf(html: string): Contents {
  let counted = ""; // what Taguette counts
  let text = "";
  let isNewBlock = false;
  const breaks: number[] = []; // code points of `counted` before which a line end was put in
  let length = 0; // of `counted`, in code points

  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if (node.nodeName === "#text") add((node as DefaultTreeAdapterTypes.TextNode).value);
    const isBlock = BLOCKS.test(node.nodeName);
    if (isBlock) isNewBlock = true;
    if ("childNodes" in node) node.childNodes.forEach(visit);
    if (isBlock) isNewBlock = true;
  };
  const add = (words: string) => {
    if (words === "") return;
    if (isNewBlock && text !== "" && !text.endsWith("\n") && !words.startsWith("\n")) {
      breaks.push(length);
      text += "\n";
    }
    isNewBlock = false;
    counted += words;
    text += words;
    length += [...words].length;
  };
  visit(parseFragment(html));

  const bytes = utf8Offsets(counted);
  const breaksUntil = (offset: number) => breaks.filter((at) => at <= offset).length;
  return {
    text,
    spanOf(start, end) {
      const [from, to] = [indexOf(bytes, start), indexOf(bytes, end)];
      return { start: from + breaksUntil(from), end: to + breaksUntil(to - 1) };
    },
  };
}

/** Where a number is in a list that grows; NaN where it is not. Binary search. */
function indexOf(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : Number.NaN;
}
