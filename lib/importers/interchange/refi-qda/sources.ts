import type { Tally } from "../tally";
import type { XmlElement } from "../../xml";
import { elementsIn } from "../../xml";
import { keyOf } from "./codes";
import type { TextOf } from "./text-file";

/** A source with a text: where its selections and its own codings are, and the text as the file has it. */
export interface TextSource {
  readonly key: string;
  readonly name: string;
  /** Has metadata and codings of the whole source. */
  readonly element: XmlElement;
  /** Has the selections; another element than `element` for a PDF. */
  readonly textElement: XmlElement;
  readonly text: string;
}

/** The texts of a project, in its order; pictures and recordings are counted as lost. */
export function textSources(project: XmlElement, textOf: TextOf, tally: Tally): TextSource[] {
  return elementsIn(project, "Sources").flatMap((list) =>
    elementsIn(list).flatMap((element) => {
      const source = sourceOf(element, textOf, tally);
      return source ?? [];
    }),
  );
}

function sourceOf(element: XmlElement, textOf: TextOf, tally: Tally): TextSource | null {
  const kind = element.localName;
  if (/^(Picture|Audio|Video)Source$/.test(kind)) {
    tally.add("pictures, recordings and films", "Only texts can be coded here.");
    return null;
  }
  const textElement = kind === "PDFSource" ? elementsIn(element, "Representation")[0] : element;
  if (kind === "PDFSource") countRegions(element, tally);
  const text = textElement ? textOf(textElement) : null;
  if (!textElement || text === null) {
    tally.add(
      "sources whose text is not in the file",
      "Their texts are kept elsewhere, or were left out when the project was saved.",
    );
    return null;
  }
  const name = element.getAttribute("name") ?? "";
  return { key: keyOf(element), name, element, textElement, text };
}

/** Marked regions of a PDF page; those of its words stand in the text as well. */
function countRegions(pdf: XmlElement, tally: Tally): void {
  const pictured = elementsIn(pdf, "PDFSelection").filter(
    (selection) => elementsIn(selection, "Representation").length === 0,
  );
  tally.add(
    "marked regions of PDF pages",
    "Only passages of text can be tagged here.",
    pictured.length,
  );
}
