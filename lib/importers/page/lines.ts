/** A line of a page as a reader sees it: a paragraph, a heading, an item of a list, a row of a table. */
export interface PageLine {
  readonly text: string;
  /** The innermost block it stands in. */
  readonly block: Element;
  /** The block and what it stands in, up to the body, as the page has it. */
  readonly path: readonly Element[];
  /** Its text nodes, with the UTF-16 units of each that can be seen. */
  readonly nodes: readonly { readonly node: Text; readonly length: number }[];
  /** UTF-16 units that are links. */
  readonly linked: number;
}

const BLOCKS = new Set(
  "address article aside blockquote body button center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
/** What shows no text of the page. */
const SILENT = new Set(
  "script style head template noscript svg math iframe object embed canvas select option datalist textarea input audio video map".split(
    " ",
  ),
);
/** Cells longer than this hold parts of the page, not of a table (UTF-16 units). */
const LONGEST_CELL = 200;

interface Draft {
  text: string;
  block: Element;
  nodes: { node: Text; length: number }[];
  linked: number;
}

/** Every line of a page that can be seen, in order. White space is drawn together as a browser does. */
export function pageLines(root: Element): PageLine[] {
  const lines: PageLine[] = [];
  let draft: Draft = { text: "", block: root, nodes: [], linked: 0 };
  const end = (block: Element) => {
    const text = draft.text.replace(/^[ \n\t]+|[ \n\t]+$/g, "");
    if (text !== "") lines.push({ ...draft, text, path: pathOf(draft.block) });
    draft = { text: "", block, nodes: [], linked: 0 };
  };

  const addText = (node: Text, isPlain: boolean, isLink: boolean) => {
    const value = node.nodeValue ?? "";
    const pieces = isPlain ? value.split(/\r?\n/) : [value];
    pieces.forEach((piece, i) => {
      if (i > 0) end(draft.block);
      let text = piece.replace(/[ \t\r\n\f]+/g, " ");
      if (/\s$/.test(draft.text) || draft.text === "") text = text.replace(/^ /, "");
      draft.text += text;
      const length = text.trim().length;
      if (length > 0) draft.nodes.push({ node, length });
      if (isLink) draft.linked += length;
    });
  };

  const walk = (node: Node, isPlain: boolean, isLink: boolean, inRow: boolean) => {
    if (node.nodeType === 3) return addText(node as Text, isPlain, isLink);
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const name = element.localName.toLowerCase();
    if (SILENT.has(name) || isHidden(element)) return;
    if (name === "br") return inRow ? void (draft.text += " ") : end(draft.block);
    const isCell = inRow && (name === "td" || name === "th");
    if (isCell) {
      if (draft.text !== "") draft.text = `${draft.text.trimEnd()}\t`;
    } else if (BLOCKS.has(name)) end(element);
    const row = inRow || (name === "tr" && isDataRow(element));
    for (const child of element.childNodes) {
      walk(child, isPlain || name === "pre", isLink || name === "a", row);
    }
    if (!isCell && BLOCKS.has(name)) end(element.parentElement ?? root);
  };
  walk(root, false, false, false);
  end(root);
  return lines;
}

function pathOf(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) path.push(at);
  return path;
}

/** A row of short cells is a line; the cells of a table that lays out a page are blocks. */
function isDataRow(row: Element): boolean {
  const cells = [...row.children];
  return (
    cells.length > 1 &&
    cells.every(
      (cell) =>
        (cell.textContent ?? "").length <= LONGEST_CELL &&
        [...cell.querySelectorAll("*")].every(
          (inner) => !BLOCKS.has(inner.localName) || isOnlyChild(inner),
        ),
    )
  );
}

const isOnlyChild = (element: Element) =>
  element.localName === "p" && element.parentElement?.children.length === 1;

function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden")) return true;
  const style = element.getAttribute("style");
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}
