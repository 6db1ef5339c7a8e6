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
  return `${XML_DECLARATION}${xmlElement(root)}\n`;
}

/** What an XML document begins with. */
export const XML_DECLARATION = `<?xml version="1.0" encoding="utf-8"?>\n`;

/** One element of a document that is too large to be held whole. */
export function xmlElement({ name, attributes = {}, children = [] }: XmlElement): string {
  const start = `${name}${attributesText(attributes)}`;
  const inner = children.map((child) =>
    typeof child === "string" ? xmlText(child) : xmlElement(child),
  );
  return inner.length === 0 ? `<${start}/>` : `<${start}>${inner.join("")}</${name}>`;
}

/** What begins an element whose children are written one by one. */
export function xmlStart({ name, attributes = {} }: Omit<XmlElement, "children">): string {
  return `<${name}${attributesText(attributes)}>`;
}

/** Text between tags. */
export const xmlText = (text: string) => escaped(text, /[<>&\r]/g);

function attributesText(attributes: NonNullable<XmlElement["attributes"]>): string {
  return Object.entries(attributes)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([key, value]) => ` ${key}="${escaped(value, /[<>&"\t\n\r]/g)}"`)
    .join("");
}

function escaped(text: string, special: RegExp): string {
  return text
    .replace(ILLEGAL, "")
    .replace(special, (character) => NAMED[character] ?? `&#${character.codePointAt(0)};`);
}

const NAMED: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
