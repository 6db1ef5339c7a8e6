import { SaxesParser } from "saxes";
import { AppError } from "@/lib/domain/errors";

/** Deepest nesting that is followed: none of the formats needs a tenth of it. */
const DEEPEST = 200;

/** UTF-16 units that the parser is handed at a time. */
const STRETCH = 65_536;

/** An element of an XML file, with as little about it as readers need: a project may have a million. */
export class XmlElement {
  private content: (XmlElement | string)[] | null = null;

  /** @param attributes names, each followed by its value */
  constructor(
    private readonly name: string,
    private readonly attributes: readonly string[],
  ) {}

  /** Its name without a prefix: programs write the namespaces of their formats in several ways. */
  get localName(): string {
    return this.name.slice(this.name.indexOf(":") + 1);
  }

  getAttribute(name: string): string | null {
    for (let at = 0; at < this.attributes.length; at += 2) {
      if (this.attributes[at] === name) return this.attributes[at + 1]!;
    }
    return null;
  }

  /** All words in it, also those in elements. */
  get textContent(): string {
    return (this.content ?? [])
      .map((part) => (typeof part === "string" ? part : part.textContent))
      .join("");
  }

  /** The elements directly under it, in order. */
  get children(): XmlElement[] {
    return (this.content ?? []).filter((part) => part instanceof XmlElement);
  }

  append(part: XmlElement | string): void {
    this.content ??= [];
    this.content.push(part);
  }
}

/**
 * The root of an XML file that may come from anybody. It is read in one pass: what is
 * not an element, an attribute or words is passed over, and nothing is ever loaded or replaced.
 *
 * @throws {AppError} invalid_input for broken XML, one with a DOCTYPE, or one that is nested too deeply
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser();
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  const addWords = (words: string) => open.at(-1)?.append(words);
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length === DEEPEST) {
      throw new AppError("invalid_input", `Its elements are nested more than ${DEEPEST} deep.`);
    }
    const element = new XmlElement(name, Object.entries(attributes).flat());
    open.at(-1)?.append(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", addWords);
  parser.on("cdata", addWords);
  parser.on("doctype", () => {
    throw hasDoctype();
  });
  parser.on("error", ({ message }) => {
    throw /doctype/i.test(message) ? hasDoctype() : isBroken();
  });
  for (let from = 0; from < text.length; from += STRETCH) {
    parser.write(text.slice(from, from + STRETCH));
  }
  parser.close();
  if (root) return root;
  throw isBroken();
}

function hasDoctype(): AppError {
  return new AppError(
    "invalid_input",
    "This file has a DOCTYPE, which no file of this kind has a use for. It was not read.",
  );
}

function isBroken(): AppError {
  return new AppError("invalid_input", "The XML is broken. Export the project again.");
}

/** The elements directly under one, in order; of one local name where it is given. */
export function elementsIn(parent: XmlElement, name?: string): XmlElement[] {
  const { children } = parent;
  return name === undefined ? children : children.filter((one) => one.localName === name);
}

/** The text of the first element of a name directly under one; empty where there is none. */
export function textUnder(parent: XmlElement, name: string): string {
  return elementsIn(parent, name)[0]?.textContent ?? "";
}

/** A GUID without braces, in small letters; null when it is none. */
export function guidIn(text: string | null): string | null {
  const guid =
    text
      ?.trim()
      .replace(/^\{|\}$/g, "")
      .toLowerCase() ?? "";
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(guid) ? guid : null;
}
