import type { AnswerMutation, AnswerResult } from "./article-answer";
import type { Answers } from "./attribute";
import type { Span } from "./span";

export const CONFIDENCES = ["low", "medium", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * Where a passage stands after its text was corrected. `changed`: found, but its words
 * differ, so its reviewer has to confirm it. `orphaned`: not found; it stays on its old
 * text and counts nowhere.
 */
export type Anchor = "sound" | "changed" | "orphaned";

/** One reviewer's judgement that a passage uses a frame. On screen it is called a tag. */
export interface Annotation extends Span {
  /** Made by the client, so that a repeated request is the same annotation. */
  readonly id: string;
  readonly frameId: string;
  readonly reviewerId: string;
  /** The passage from `start` to `end`, cut from the frozen text by the server. */
  readonly quote: string;
  /** The parts of a discontinuous passage; null when it is whole. Read it with `piecesOf`. */
  readonly pieces: readonly Span[] | null;
  readonly memo: string;
  /** Answers to the frame's questions. */
  readonly attributes: Answers;
  /** Null while not said. */
  readonly confidence: Confidence | null;
  readonly needsDiscussion: boolean;
  readonly anchor: Anchor;
  /** The newer codebook version under which its reviewer said that it still holds. */
  readonly recheckedUnder: number | null;
  /** Whether the passage had been suggested before it was tagged. */
  readonly suggested: boolean;
  /** Counts the changes; 1 when created. A change names the revision it starts from. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The most parts of a discontinuous passage. */
export const MOST_PIECES = 50;

/** A passage, whole where it has no parts. */
export type Passage = Span & Partial<Pick<Annotation, "pieces">>;

/** What an annotation covers: its parts, in order, disjoint and not touching. Code points. */
export function piecesOf({ start, end, pieces }: Passage): readonly Span[] {
  return pieces ?? [{ start, end }];
}

/** The words of each part, in order. */
export function quotedPieces(annotation: Pick<Annotation, "start" | "quote" | "pieces">): string[] {
  const { start, quote, pieces } = annotation;
  if (!pieces) return [quote];
  const characters = Array.from(quote);
  return pieces.map((piece) => characters.slice(piece.start - start, piece.end - start).join(""));
}

/** What a reviewer says of a passage beside its frame. */
export type Remarks = Pick<Annotation, "memo" | "attributes" | "confidence" | "needsDiscussion">;

/** What a reviewer can do to an annotation. Each has its own random id, so it happens once however often it is sent. */
export type AnnotationMutation = {
  readonly mutationId: string;
  readonly annotationId: string;
  /** Mutations of one gesture share it: they are undone together. */
  readonly stepId?: string;
} & (
  | ({
      readonly kind: "create";
      readonly frameId: string;
      readonly start: number;
      readonly end: number;
      /** Two or more parts of `[start, end)`, the first from `start`, the last to `end`. */
      readonly pieces?: readonly Span[] | null;
      /** The number of the text version that the offsets count in; see `textVersionOf`. */
      readonly textVersion?: number;
      readonly memo: string;
    } & Partial<Omit<Remarks, "memo">>)
  | ({
      readonly kind: "update";
      readonly baseRevision: number;
      readonly frameId?: string;
      readonly start?: number;
      readonly end?: number;
      /** Left out with a new `start` or `end`, the passage becomes whole. */
      readonly pieces?: readonly Span[] | null;
      /** As for "create". */
      readonly textVersion?: number;
      /** The reviewer confirms a `changed` passage. */
      readonly anchor?: "sound";
      /** The reviewer says that it still holds under this newer codebook version. */
      readonly recheckedUnder?: number;
    } & Partial<Remarks>)
  | { readonly kind: "delete"; readonly baseRevision: number }
  | { readonly kind: "restore"; readonly baseRevision: number }
);

/** What a reviewer can do on one article; one outbox carries all of it, in order. */
export type Mutation = AnnotationMutation | AnswerMutation;

/** What a mutation is about. Two about the same thing are sent one after the other. */
export function subjectOf(mutation: Mutation): string {
  return mutation.kind === "answer" ? mutation.attributeId : mutation.annotationId;
}

/**
 * What became of a mutation of an annotation.
 *
 * `saved`: done, now or by an earlier try with the same mutation id; `annotation`
 * is the state after it (with `deleted`, whether it is in the trash).
 * `conflict`: the annotation has moved on from `baseRevision`; `current` is what
 * the server has. Nothing was changed.
 */
export type AnnotationResult = { readonly mutationId: string; readonly deleted: boolean } & (
  | { readonly status: "saved"; readonly annotation: Annotation }
  | { readonly status: "conflict"; readonly current: Annotation }
);

/** It can never be saved as it is; `message` says why. Nothing was changed. */
export interface Refused {
  readonly mutationId: string;
  readonly status: "refused";
  readonly code: string;
  readonly message: string;
  /** The words of the passage, where they stood in a text that was corrected since. */
  readonly quote?: string;
}

/** What became of a mutation. An answer's result has `answer`. */
export type MutationResult = AnnotationResult | AnswerResult | Refused;
