import type { Span } from "../span";
import type { Reanchor } from "./reanchor";

/** A passage that may be in pieces, as an annotation stores it. */
export interface Passage extends Span {
  /** Null when it is in one piece. */
  readonly pieces: readonly Span[] | null;
}

export type AnchoredPassage =
  ({ readonly outcome: "moved" | "changed" } & Passage) | { readonly outcome: "orphaned" };

/**
 * Find a passage again, each of its pieces by itself. It is `moved` when all its
 * pieces are and still stand apart in their order, and `changed` when only some
 * were found or they touch now.
 */
export function reanchorPassage(reanchor: Reanchor, passage: Passage): AnchoredPassage {
  if (!passage.pieces) {
    const found = reanchor(passage);
    return found.outcome === "orphaned" ? found : { ...found, pieces: null };
  }
  const found = passage.pieces.map(reanchor);
  const standing = found.filter((piece) => piece.outcome !== "orphaned");
  const apart = standing.every((piece, i) => i === 0 || standing[i - 1]!.end < piece.start);
  const [first] = standing;
  if (!first || (!apart && !inOrder(standing))) return { outcome: "orphaned" };
  const pieces = joined(standing);
  const whole = apart && found.every(({ outcome }) => outcome === "moved");
  return {
    outcome: whole ? "moved" : "changed",
    start: first.start,
    end: pieces.at(-1)!.end,
    pieces: pieces.length > 1 ? pieces : null,
  };
}

function inOrder(spans: readonly Span[]): boolean {
  return spans.every((span, i) => i === 0 || spans[i - 1]!.end <= span.start);
}

/** Ordered spans, with those that touch made one. */
function joined(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = result.at(-1);
    if (last?.end === start) last.end = end;
    else result.push({ start, end });
  }
  return result;
}
