import { unionOf } from "../span";
import type { Utf16Offset, Utf16Span } from "./offsets";
import { trimOuter } from "./snap";

/**
 * The passages a tag covers: one, or several pieces apart from each other. In order,
 * disjoint and not touching. All offsets here count UTF-16 code units.
 */
export type Pieces = readonly Utf16Span[];

/** From the first piece's start to the last one's end. */
export function hullOf(pieces: Pieces): Utf16Span {
  return { start: pieces[0]!.start, end: pieces.at(-1)!.end };
}

/** The pieces with one more; where it touches or overlaps some, they grow together. */
export function withPiece(pieces: Pieces, piece: Utf16Span): Pieces {
  return joined([...pieces, piece]);
}

/** The pieces without what lies in `gone`, each trimmed of the signs at its edges; null when nothing is left. */
export function withoutPart(text: string, pieces: Pieces, gone: Utf16Span): Pieces | null {
  const left = pieces.flatMap(({ start, end }) =>
    [
      { start, end: end < gone.start ? end : gone.start },
      { start: start > gone.end ? start : gone.end, end },
    ].flatMap((part) => (part.start < part.end ? (trimOuter(text, part) ?? []) : [])),
  );
  return left.length > 0 ? joined(left) : null;
}

/**
 * Two tags' pieces for one, cut at `at`, each trimmed of the signs at its edges; null
 * when there would be no word on one side.
 */
export function splitAt(
  text: string,
  pieces: Pieces,
  at: Utf16Span["start"],
): readonly [Pieces, Pieces] | null {
  const { start, end } = hullOf(pieces);
  if (at <= start || at >= end) return null;
  const before = withoutPart(text, pieces, { start: at, end });
  const after = withoutPart(text, pieces, { start, end: at });
  return before && after && [before, after];
}

/** Whether two tags' passages overlap, or only spaces and signs lie between them, so that they can become one. */
export function areNeighbours(text: string, a: Pieces, b: Pieces): boolean {
  const [first, second] =
    hullOf(a).start <= hullOf(b).start ? [hullOf(a), hullOf(b)] : [hullOf(b), hullOf(a)];
  if (second.start <= first.end) return true;
  return trimOuter(text, { start: first.end, end: second.start }) === null;
}

/** The pieces of two neighbouring tags as one tag's: what only signs part grows together. */
export function merged(text: string, a: Pieces, b: Pieces): Pieces {
  return joined([...a, ...b]).reduce<Utf16Span[]>((close, piece) => {
    const last = close.at(-1);
    const isClose = last && trimOuter(text, { start: last.end, end: piece.start }) === null;
    if (isClose) close[close.length - 1] = { start: last.start, end: piece.end };
    else close.push(piece);
    return close;
  }, []);
}

function joined(spans: Pieces): Pieces {
  return unionOf(spans).map(({ start, end }) => ({
    start: start as Utf16Offset,
    end: end as Utf16Offset,
  }));
}
