import { AppError } from "@/lib/domain/errors";
import type { ImportedCode } from "@/lib/domain/interchange/imported-study";
import type { XmlElement } from "../../xml";
import { elementsIn, guidIn, textUnder } from "../../xml";

/** Deepest nesting of codes that is followed. */
const DEEPEST = 20;

/** The key of anything that has a GUID: braces and capitals make no difference. */
export function keyOf(element: XmlElement, attribute = "guid"): string {
  const given = element.getAttribute(attribute) ?? "";
  return guidIn(given) ?? given.trim().toLowerCase();
}

/**
 * The codes of a project, each before those under it.
 * @throws {AppError} invalid_input for codes that are nested too deeply
 */
export function readCodes(project: XmlElement): ImportedCode[] {
  const codes: ImportedCode[] = [];
  const collect = (parent: XmlElement, parentKey: string | null, depth: number) => {
    for (const code of elementsIn(parent, "Code")) {
      if (depth > DEEPEST) {
        throw new AppError("invalid_input", `The codes are nested more than ${DEEPEST} deep.`);
      }
      const key = keyOf(code);
      codes.push({
        key,
        parentKey,
        name: code.getAttribute("name") ?? "",
        isGroup: /^(false|0)$/i.test(code.getAttribute("isCodable")?.trim() ?? ""),
        color: colorIn(code.getAttribute("color")),
        description: textUnder(code, "Description"),
      });
      collect(code, key, depth + 1);
    }
  };
  for (const book of elementsIn(project, "CodeBook")) {
    for (const list of elementsIn(book, "Codes")) collect(list, null, 1);
  }
  return codes;
}

/** `#rrggbb` of #RGB or #RRGGBB; null for anything else. */
function colorIn(text: string | null): string | null {
  const [, digits] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text?.trim() ?? "") ?? [];
  if (!digits) return null;
  const long = digits.length === 3 ? [...digits].map((one) => one + one).join("") : digits;
  return `#${long.toLowerCase()}`;
}
