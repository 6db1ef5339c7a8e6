import * as plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { vi } from "vitest";
import { drawn } from "../drawing";
import type { Draw } from "../plot";
import { MARKS } from "../plot";

/** Give charts a document to draw into, as a browser would. */
export function stubDocument(): void {
  const { window, document } = parseHTML("<!doctype html><html><body></body></html>");
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", document);
  vi.stubGlobal(
    "XMLSerializer",
    class {
      serializeToString(node: Element) {
        return node.outerHTML;
      }
    },
  );
}

/** The drawing as it would go to the screen. */
export function drawnAt(draw: Draw, width: number): SVGSVGElement {
  return drawn(plot, draw, width) as SVGSVGElement;
}

/** What its marks say, in order. */
export function labelsOf(drawing: Element): string[] {
  return [...drawing.querySelectorAll(`.${MARKS} [aria-label]`)].map(
    (mark) => mark.getAttribute("aria-label") ?? "",
  );
}

/** All words that are written in it. */
export function wordsOf(drawing: Element): string[] {
  return [...drawing.querySelectorAll("text")].map((text) => text.textContent ?? "");
}
