import { DOMParser } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";
import { describedBy } from "@/lib/domain/codebook/description";
import type { FoundFrame } from "@/lib/domain/codebook/fit";
import { AppError } from "@/lib/domain/errors";
import { ORIGIN } from "@/lib/domain/export/codebook-qdc";

/** Deepest nesting that is followed. */
const DEEPEST = 20;

/**
 * The frames of a REFI-QDA codebook, or of the one within a project (.qde). Elements are known by their local names, because
 * tools write the namespace in several ways; GUIDs may have braces and capitals.
 *
 * @throws {AppError} invalid_input for broken XML, one with a DOCTYPE, or one without codes
 */
export function readCodebookQdc(text: string): FoundFrame[] {
  if (/<!DOCTYPE/i.test(text)) {
    throw new AppError(
      "invalid_input",
      "This file has a DOCTYPE, which a codebook has no use for. It was not read.",
    );
  }
  const file = parse(text);
  const root = file.localName === "Project" ? childrenOf(file, "CodeBook")[0] : file;
  if (root?.localName !== "CodeBook") {
    throw new AppError("invalid_input", "This XML file is not a REFI-QDA codebook.");
  }
  const ours = root.getAttribute("origin") === ORIGIN;
  const frames: FoundFrame[] = [];
  const collect = (parent: Element, above: number | null, depth: number) => {
    for (const code of childrenOf(parent, "Code")) {
      if (depth > DEEPEST) {
        throw new AppError("invalid_input", `The codes are nested more than ${DEEPEST} deep.`);
      }
      const ref = frames.length;
      const description = childrenOf(code, "Description")[0]?.textContent ?? "";
      frames.push({
        ref,
        parent: above,
        guid: guidIn(code.getAttribute("guid")),
        name: code.getAttribute("name") ?? "",
        isGroup: /^(false|0)$/.test(code.getAttribute("isCodable")?.trim() ?? ""),
        color: code.getAttribute("color") ?? "",
        ...(ours ? describedBy(description) : { definition: description }),
      });
      collect(code, ref, depth + 1);
    }
  };
  for (const codes of childrenOf(root, "Codes")) collect(codes, null, 1);
  return frames;
}

function parse(text: string): Element {
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== "warning") throw new Error(message);
      },
    });
    const { documentElement } = parser.parseFromString(text, "text/xml");
    if (documentElement) return documentElement;
  } catch (error) {
    throw new AppError("invalid_input", "This file is not complete XML, so it was not read.", {
      cause: error,
    });
  }
  throw new AppError("invalid_input", "This file is not complete XML, so it was not read.");
}

function childrenOf(parent: Element, name: string): Element[] {
  return [...parent.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && node.localName === name,
  );
}

/** Without braces, in small letters; null when it is none. */
function guidIn(text: string | null): string | null {
  const guid =
    text
      ?.trim()
      .replace(/^\{|\}$/g, "")
      .toLowerCase() ?? "";
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(guid) ? guid : null;
}
