import type { Span } from "./span";

/** One reviewer's judgement that a passage uses a frame. On screen it is called a tag. */
export interface Annotation extends Span {
  /** Made by the client, so that a repeated request is the same annotation. */
  readonly id: string;
  readonly frameId: string;
  readonly reviewerId: string;
  /** The passage itself, cut from the frozen text by the server. */
  readonly quote: string;
  readonly memo: string;
  /** Counts the changes; 1 when created. A change names the revision it starts from. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Longest memo, in UTF-16 code units, as text fields count them. */
export const LONGEST_MEMO = 10_000;

/** What a reviewer can do to an annotation. Each has its own random id, so it happens once however often it is sent. */
export type Mutation = { readonly mutationId: string; readonly annotationId: string } & (
  | {
      readonly kind: "create";
      readonly frameId: string;
      readonly start: number;
      readonly end: number;
      readonly memo: string;
    }
  | {
      readonly kind: "update";
      readonly baseRevision: number;
      readonly frameId?: string;
      readonly start?: number;
      readonly end?: number;
      readonly memo?: string;
    }
  | { readonly kind: "delete"; readonly baseRevision: number }
  | { readonly kind: "restore"; readonly baseRevision: number }
);

/**
 * What became of a mutation.
 *
 * `saved`: done, now or by an earlier try with the same mutation id; `annotation`
 * is the state after it (with `deleted`, whether it is in the trash).
 * `conflict`: the annotation has moved on from `baseRevision`; `current` is what
 * the server has. Nothing was changed.
 * `refused`: it can never be saved as it is; `message` says why.
 */
export type MutationResult = { readonly mutationId: string } & (
  | { readonly status: "saved"; readonly annotation: Annotation; readonly deleted: boolean }
  | { readonly status: "conflict"; readonly current: Annotation; readonly deleted: boolean }
  | { readonly status: "refused"; readonly code: string; readonly message: string }
);
