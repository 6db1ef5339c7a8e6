import { describedBy } from "@/lib/domain/codebook/description";
import type { FoundFrame } from "@/lib/domain/codebook/fit";
import { AppError } from "@/lib/domain/errors";
import { ORIGIN } from "@/lib/domain/export/codebook-qdc";
import type { XmlElement } from "./xml";
import { elementsIn, guidIn, textUnder, parseXml } from "./xml";

/** Deepest nesting that is followed. */
const DEEPEST = 20;

/**
 * The frames of a REFI-QDA codebook, or of the one within a project (.qde). Elements are known by their local names, because
 * tools write the namespace in several ways; GUIDs may have braces and capitals.
 *
 * @throws {AppError} invalid_input for broken XML, one with a DOCTYPE, or one without codes
 */
export function readCodebookQdc(text: string): FoundFrame[] {
  const file = parseXml(text);
  const root = file.localName === "Project" ? elementsIn(file, "CodeBook")[0] : file;
  if (root?.localName !== "CodeBook") {
    throw new AppError("invalid_input", "This XML file is not a REFI-QDA codebook.");
  }
  const ours = file.getAttribute("origin") === ORIGIN;
  const frames: FoundFrame[] = [];
  const collect = (parent: XmlElement, above: number | null, depth: number) => {
    for (const code of elementsIn(parent, "Code")) {
      if (depth > DEEPEST) {
        throw new AppError("invalid_input", `The codes are nested more than ${DEEPEST} deep.`);
      }
      const ref = frames.length;
      const description = textUnder(code, "Description");
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
  for (const codes of elementsIn(root, "Codes")) collect(codes, null, 1);
  return frames;
}
