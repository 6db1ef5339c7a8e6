import type { Anchor, Annotation } from "../annotation";
import { sliceCodePoints } from "../text/offsets";
import type { AnchoredPassage } from "./passage";

/** Where a passage stands in the corrected text, with its words; null where it is no longer there. */
export function placedIn(
  text: string,
  passage: AnchoredPassage,
): Pick<Annotation, "start" | "end" | "pieces" | "quote"> | null {
  if (passage.outcome === "orphaned") return null;
  const { start, end, pieces } = passage;
  return { start, end, pieces, quote: sliceCodePoints(text, { start, end }) };
}

/** A passage that nobody has confirmed since its words changed stays to be confirmed. */
export function anchorAfter({ outcome }: AnchoredPassage, anchor: Anchor): Anchor {
  if (outcome === "moved") return anchor === "changed" ? "changed" : "sound";
  return outcome;
}
