const BLOCKS = new Set(
  "address article aside blockquote center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td th thead tr ul".split(
    " ",
  ),
);
const SILENT = new Set(["script", "style", "head", "template", "noscript"]);

/**
 * The lines that a browser would show of an element: one for each block, broken at `<br>`,
 * white space drawn together, empty ones left out.
 */
export function elementLines(element: Node): string[] {
  const lines = [""];
  const add = (node: Node) => {
    if (node.nodeType === 3) {
      lines[lines.length - 1] += (node.nodeValue ?? "").replace(/[ \t\r\n\f]+/g, " ");
      return;
    }
    const name = node.nodeName.toLowerCase();
    if (SILENT.has(name) || node.nodeType === 8) return;
    if (name === "br") lines.push("");
    const breaks = BLOCKS.has(name);
    if (breaks) lines.push("");
    for (const child of node.childNodes) add(child);
    if (breaks) lines.push("");
  };
  add(element);
  return lines.map((line) => line.replace(/ {2,}/g, " ").trim()).filter((line) => line !== "");
}

/** Parse a stretch of HTML that stands alone. The parser is loaded when it is needed first. */
export async function parseFragment(html: string): Promise<HTMLElement> {
  const { parseHTML } = await import("linkedom");
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;
}
