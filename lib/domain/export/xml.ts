/** An element: its name, its attributes (null leaves one out), and what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | null>>;
  readonly children?: readonly (XmlElement | string)[];
}

/**
 * An XML 1.0 document in UTF-8, without indentation, so that text is read back as it
 * is written. Tabs and line ends in attributes are character references, because a
 * parser turns bare ones into spaces; characters that XML cannot hold are left out.
 */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root)}\n`;
}

function element({ name, attributes = {}, children = [] }: XmlElement): string {
  const start = Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([key, value]) => ` ${key}="${escaped(value, /[<>&"\t\n\r]/g)}"`);
  const inner = children.map((child) =>
    typeof child === "string" ? escaped(child, /[<>&\r]/g) : element(child),
  );
  return inner.length === 0
    ? `<${name}${start.join("")}/>`
    : `<${name}${start.join("")}>${inner.join("")}</${name}>`;
}

function escaped(text: string, special: RegExp): string {
  return text
    .replace(ILLEGAL, "")
    .replace(special, (character) => NAMED[character] ?? `&#${character.codePointAt(0)};`);
}

const NAMED: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
