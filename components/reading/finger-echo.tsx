import type { Utf16Span } from "@/lib/domain/text/offsets";
import { pieces } from "@/lib/domain/text/segmenters";

/** Code units of the text that are cut into characters, on each side of the end. */
const NEAR = 60;
/** Characters shown on each side of the end. */
const SHOWN = 10;
/** Pixels between the finger and the words. */
const ABOVE = 64;

/** The words at the end that a finger drags, magnified above it; the finger covers them in the text. */
export function FingerEcho({
  text,
  span,
  edge,
  y,
}: {
  text: string;
  span: Utf16Span;
  edge: "start" | "end";
  /** Where the finger is, from the top of the window. */
  y: number;
}) {
  const at = span[edge];
  const before = characters(text.slice(0, at).slice(-NEAR)).slice(-SHOWN).join("");
  const after = characters(text.slice(at, at + NEAR))
    .slice(0, SHOWN)
    .join("");
  return (
    <div aria-hidden dir="auto" className="reading-echo" style={{ top: Math.max(y - ABOVE, 56) }}>
      {edge === "end" ? <mark>{before}</mark> : before}
      {edge === "start" ? <mark>{after}</mark> : after}
    </div>
  );
}

function characters(words: string): string[] {
  return pieces(words.replaceAll("\n", " "), "grapheme").map(({ segment }) => segment);
}
