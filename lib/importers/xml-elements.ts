import { DOMParser } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";
import { AppError } from "@/lib/domain/errors";

/**
 * The root element of an XML file that people exchange. Elements are looked for by their
 * local names, because tools write namespaces in several ways.
 *
 * @throws {AppError} invalid_input for broken XML, and for one with a DOCTYPE
 */
export function xmlRoot(text: string): Element {
  if (/<!DOCTYPE/i.test(text)) {
    throw new AppError(
      "invalid_input",
      "This file has a DOCTYPE, which files of its kind have no use for. It was not read.",
    );
  }
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== "warning") throw new Error(message);
      },
    });
    const { documentElement } = parser.parseFromString(text.replace(/^\uFEFF/, ""), "text/xml");
    if (documentElement) return documentElement;
  } catch (error) {
    throw new AppError("invalid_input", "This file is not complete XML, so it was not read.", {
      cause: error,
    });
  }
  throw new AppError("invalid_input", "This file is not complete XML, so it was not read.");
}

/** The elements right under one; with a name only those. */
export function childrenOf(parent: Element, name?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType !== 1) continue;
    const element = node as Element;
    if (name === undefined || element.localName === name) found.push(element);
  }
  return found;
}

/** The text of the first element of a name; empty where there is none. */
export function textIn(parent: Element, name: string): string {
  return childrenOf(parent, name)[0]?.textContent ?? "";
}

/** A GUID without braces, in small letters; null when it is none. */
export function guidIn(text: string | null | undefined): string | null {
  const guid =
    text
      ?.trim()
      .replace(/^\{|\}$/g, "")
      .toLowerCase() ?? "";
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(guid) ? guid : null;
}
