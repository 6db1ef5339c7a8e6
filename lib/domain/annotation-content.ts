import type { Annotation, AnnotationMutation, Passage } from "./annotation";
import { piecesOf } from "./annotation";
import type { Answers } from "./attribute";
import { sameSpan } from "./span";

/** The part of an annotation that its reviewer decides. Offsets in code points. */
export type Content = Pick<
  Annotation,
  | "frameId"
  | "start"
  | "end"
  | "pieces"
  | "memo"
  | "attributes"
  | "confidence"
  | "needsDiscussion"
  | "anchor"
  | "recheckedUnder"
>;

export function contentOf(annotation: Content): Content {
  const { frameId, start, end, pieces, memo } = annotation;
  const { attributes, confidence, needsDiscussion, anchor, recheckedUnder } = annotation;
  return {
    ...{ frameId, start, end, pieces, memo },
    ...{ attributes, confidence, needsDiscussion, anchor, recheckedUnder },
  };
}

/** What an annotation says beside frame, span and memo as long as nothing else was said. */
export const NOTHING_SAID = {
  pieces: null,
  attributes: {},
  confidence: null,
  needsDiscussion: false,
  anchor: "sound",
  recheckedUnder: null,
} as const satisfies Partial<Content>;

/**
 * What an annotation says after a mutation; the server stores it, and the browser shows
 * it beforehand. A passage that is chosen anew is sound, and whole unless its parts are
 * given; another frame has not been rechecked yet.
 *
 * @throws {RangeError} when a mutation other than "create" has no `before`
 */
export function contentAfter(before: Content | undefined, mutation: AnnotationMutation): Content {
  if (mutation.kind === "create") {
    const { frameId, start, end, memo, pieces = null } = mutation;
    const { attributes = {}, confidence = null, needsDiscussion = false } = mutation;
    const remarks = { memo, attributes, confidence, needsDiscussion };
    return { ...NOTHING_SAID, frameId, start, end, pieces, ...remarks };
  }
  if (!before) throw new RangeError("Only a new annotation has nothing before it");
  return mutation.kind === "update" ? updated(before, mutation) : contentOf(before);
}

function updated(
  before: Content,
  mutation: Extract<AnnotationMutation, { kind: "update" }>,
): Content {
  const { frameId = before.frameId, start = before.start, end = before.end } = mutation;
  const moves = start !== before.start || end !== before.end;
  const pieces = mutation.pieces !== undefined ? mutation.pieces : moves ? null : before.pieces;
  const { recheckedUnder = frameId === before.frameId ? before.recheckedUnder : null } = mutation;
  const stays = samePassage(before, { start, end, pieces });
  return {
    ...{ frameId, start, end, pieces, recheckedUnder },
    memo: mutation.memo ?? before.memo,
    attributes: mutation.attributes ?? before.attributes,
    confidence: mutation.confidence !== undefined ? mutation.confidence : before.confidence,
    needsDiscussion: mutation.needsDiscussion ?? before.needsDiscussion,
    anchor: stays ? (mutation.anchor ?? before.anchor) : "sound",
  };
}

export function sameContent(a: Content | null, b: Content | null): boolean {
  if (!a || !b) return a === b;
  return (
    samePassage(a, b) &&
    a.frameId === b.frameId &&
    a.memo === b.memo &&
    sameAnswers(a.attributes, b.attributes) &&
    a.confidence === b.confidence &&
    a.needsDiscussion === b.needsDiscussion &&
    a.anchor === b.anchor &&
    a.recheckedUnder === b.recheckedUnder
  );
}

/** Whether two annotations cover the same words, part by part. */
export function samePassage(a: Passage, b: Passage): boolean {
  const [these, those] = [piecesOf(a), piecesOf(b)];
  return these.length === those.length && these.every((piece, i) => sameSpan(piece, those[i]!));
}

/** Whether the same questions have the same answers, in whatever order they were given. */
export function sameAnswers(a: Answers, b: Answers): boolean {
  return answersText(a) === answersText(b);
}

/** Answers as one string that does not depend on the order in which they were given. */
export function answersText(answers: Answers): string {
  return JSON.stringify(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
}
