import type { Element } from "@xmldom/xmldom";
import type { Losses } from "../losses";
import { childrenOf } from "../../xml-elements";
import { keyOf } from "./codes";
import type { TextOf } from "./text-file";

/** A source with a text: where its selections and its own codings are, and the text as the file has it. */
export interface TextSource {
  readonly key: string;
  readonly name: string;
  /** Has metadata and codings of the whole source. */
  readonly element: Element;
  /** Has the selections; another element than `element` for a PDF. */
  readonly textElement: Element;
  readonly text: string;
}

/** The texts of a project, in its order; pictures and recordings are counted as lost. */
export function textSources(project: Element, textOf: TextOf, losses: Losses): TextSource[] {
  return childrenOf(project, "Sources").flatMap((list) =>
    childrenOf(list).flatMap((element) => {
      const source = sourceOf(element, textOf, losses);
      return source ?? [];
    }),
  );
}

function sourceOf(element: Element, textOf: TextOf, losses: Losses): TextSource | null {
  const kind = element.localName ?? "";
  if (/^(Picture|Audio|Video)Source$/.test(kind)) {
    losses.add("pictures, recordings and films", "Only texts can be coded here.");
    return null;
  }
  const textElement = kind === "PDFSource" ? childrenOf(element, "Representation")[0] : element;
  if (kind === "PDFSource") countRegions(element, losses);
  const text = textElement ? textOf(textElement) : null;
  if (!textElement || text === null) {
    losses.add(
      "sources whose text is not in the file",
      "Their texts are kept elsewhere, or were left out when the project was saved.",
    );
    return null;
  }
  const name = element.getAttribute("name") ?? "";
  return { key: keyOf(element), name, element, textElement, text };
}

/** Marked regions of a PDF page; those of its words stand in the text as well. */
function countRegions(pdf: Element, losses: Losses): void {
  const pictured = childrenOf(pdf, "PDFSelection").filter(
    (selection) => childrenOf(selection, "Representation").length === 0,
  );
  losses.add(
    "marked regions of PDF pages",
    "Only passages of text can be tagged here.",
    pictured.length,
  );
}
