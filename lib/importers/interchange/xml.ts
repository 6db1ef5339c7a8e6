import type { Element } from "@xmldom/xmldom";
import { DOMParser } from "@xmldom/xmldom";
import { AppError } from "@/lib/domain/errors";

/** Deepest nesting that is followed: none of the formats needs a tenth of it. */
const DEEPEST = 200;

/**
 * The root of an XML file that may come from anybody.
 * @throws {AppError} invalid_input for broken XML, one with a DOCTYPE, or one that is nested too deeply
 */
export function parseXml(text: string): Element {
  if (/<!DOCTYPE/i.test(text)) {
    throw new AppError(
      "invalid_input",
      "This file has a DOCTYPE, which no file of this kind has a use for. It was not read.",
    );
  }
  if (depthOf(text) > DEEPEST) {
    throw new AppError("invalid_input", `Its elements are nested more than ${DEEPEST} deep.`);
  }
  const root = parse(text.replace(/^\uFEFF/, ""));
  if (root) return root;
  throw new AppError("invalid_input", "The XML is broken. Export the project again.");
}

function parse(text: string): Element | null {
  try {
    const onError = (level: string, message: string) => {
      if (level !== "warning") throw new Error(message);
    };
    return new DOMParser({ onError }).parseFromString(text, "text/xml").documentElement;
  } catch {
    return null;
  }
}

/** How deep elements are nested, told before a parser, which may recurse, sees them. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [tag] of text.matchAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<[/\p{L}_][^<>]*>/gu)) {
    if (tag.startsWith("<!")) continue;
    if (tag.startsWith("</")) depth--;
    else if (!tag.endsWith("/>")) deepest = Math.max(deepest, ++depth);
  }
  return deepest;
}

/** The elements directly under one, in order; of one local name where it is given. */
export function elementsIn(parent: Element, name?: string): Element[] {
  return Array.from(parent.childNodes)
    .filter((node): node is Element => node.nodeType === 1)
    .filter(({ localName }) => name === undefined || localName === name);
}

/** The text of the first element of a name directly under one; empty where there is none. */
export function textUnder(parent: Element, name: string): string {
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
