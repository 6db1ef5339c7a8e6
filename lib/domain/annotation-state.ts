import type { Annotation, AnnotationMutation, Mutation, MutationResult } from "./annotation";
import type { Content } from "./annotation-content";
import { contentAfter, contentOf, samePassage } from "./annotation-content";
import type { Change, History, Step } from "./annotation-steps";
import { historyOf, redoStepId, undoStepId } from "./annotation-steps";
import { groupBy } from "./group-by";
import { isPlacing, textVersionOf } from "./placing";
import type { OffsetIndex } from "./text/offsets";
import { offsetIndex } from "./text/offsets";

/**
 * The state of one reviewer's tags in one article, as a browser holds it: what the
 * server has saved, what waits to be saved, and what is therefore shown. Pure; the
 * screen paints `shown` and the outbox sends `pending`.
 */
export interface AnnotationState {
  readonly text: OffsetIndex;
  /** The number of the text version that is shown. */
  readonly textVersion: number;
  readonly reviewerId: string;
  /** What the server last said, by annotation id, the trash included. */
  readonly saved: ReadonlyMap<string, Kept>;
  /** Mutations without an answer, in the order they were made. */
  readonly pending: readonly AnnotationMutation[];
  /** `saved` with `pending` on top: what the person sees at once. */
  readonly shown: ReadonlyMap<string, Kept>;
  /** What the journal has of earlier visits, … */
  readonly journal: History;
  /** … all that was done since, undoing included, and what is left of both to undo and redo. */
  readonly steps: readonly Step[];
  readonly undoable: readonly Step[];
  readonly redoable: readonly Step[];
  /** By annotation id: both versions of an annotation that was changed elsewhere meanwhile. */
  readonly conflicts: ReadonlyMap<string, Conflict>;
  /** What can never be saved as it is, kept so that nothing vanishes silently. */
  readonly refused: readonly Refusal[];
}

/** An annotation and whether it is in the trash. */
export interface Kept {
  readonly annotation: Annotation;
  readonly deleted: boolean;
}

export interface Conflict {
  /** What the reviewer wanted; null for a deletion. */
  readonly mine: Content | null;
  /** The text version that the passage of `mine` counts in. */
  readonly textVersion: number;
  readonly current: Kept;
}

export interface Refusal {
  readonly mutation: AnnotationMutation;
  readonly message: string;
  /** The words of the passage, to copy. */
  readonly quote: string;
}

export type Action =
  /** The reviewer did something; all of `mutations` is one step for undo. */
  | { readonly kind: "change"; readonly mutations: readonly AnnotationMutation[] }
  /** Take the last step back with `undoMutations`, or forward again with `redoMutations`. */
  | { readonly kind: "undo"; readonly mutations: readonly AnnotationMutation[] }
  | { readonly kind: "redo"; readonly mutations: readonly AnnotationMutation[] }
  /** What the journal has of this article; it may already know of steps of this visit. */
  | {
      readonly kind: "remember";
      readonly undoable: readonly Step[];
      readonly redoable: readonly Step[];
      readonly trash: readonly Annotation[];
    }
  /** Mutations of an earlier visit that were not yet saved; those of the article form are passed over. */
  | { readonly kind: "recover"; readonly mutations: readonly Mutation[] }
  /** The server answered; answers about the article form are passed over. */
  | { readonly kind: "settle"; readonly results: readonly MutationResult[] }
  /** Out of a conflict: with a mutation based on the current revision, or without. */
  | {
      readonly kind: "keepMine";
      readonly annotationId: string;
      readonly mutation: AnnotationMutation;
    }
  | { readonly kind: "keepCurrent"; readonly annotationId: string }
  | { readonly kind: "dismiss"; readonly mutationId: string };

export function annotationState(
  text: string,
  reviewerId: string,
  annotations: readonly Annotation[],
  textVersion: number,
): AnnotationState {
  const saved = new Map(annotations.map((a) => [a.id, { annotation: a, deleted: false }]));
  return {
    text: offsetIndex(text),
    textVersion,
    reviewerId,
    saved,
    pending: [],
    shown: saved,
    journal: { undoable: [], redoable: [] },
    steps: [],
    undoable: [],
    redoable: [],
    conflicts: new Map(),
    refused: [],
  };
}

/** The state after one thing has happened. */
export function reduce(state: AnnotationState, action: Action): AnnotationState {
  switch (action.kind) {
    case "change":
      return inOneStep(state, action.mutations);
    case "undo": {
      const step = state.undoable.at(-1);
      // Its id names the step that is taken back, also where nothing is left to change.
      return step ? inOneStep(state, action.mutations, undoStepId(step.stepId, noId)) : state;
    }
    case "redo": {
      const step = state.redoable.at(-1);
      return step ? inOneStep(state, action.mutations, redoStepId(step.stepId, noId)) : state;
    }
    case "remember":
      return remember(state, action);
    case "recover": {
      const known = new Set(state.pending.map(({ mutationId }) => mutationId));
      const waiting = action.mutations
        .filter(isTagging)
        .filter((one) => !known.has(one.mutationId));
      const steps = groupBy(waiting, ({ stepId, mutationId }) => stepId ?? mutationId);
      // What was chosen in an older text is nothing to undo in this one.
      const isOld = (one: AnnotationMutation) => isLate(state, one);
      return [...steps.values()].reduce(
        (next, step) => (step.some(isOld) ? queue(next, step) : inOneStep(next, step)),
        state,
      );
    }
    case "settle":
      return action.results.reduce(settle, state);
    case "keepMine":
      return queue(withoutConflict(state, action.annotationId), [action.mutation]);
    case "keepCurrent":
      return withoutConflict(state, action.annotationId);
    case "dismiss": {
      const refused = state.refused.filter((r) => r.mutation.mutationId !== action.mutationId);
      return { ...state, refused };
    }
  }
}

/** The annotations to draw, in order of their starts; the longer first where they start together. */
export function shownAnnotations({ shown }: AnnotationState): Annotation[] {
  return [...shown.values()]
    .filter(({ deleted }) => !deleted)
    .map(({ annotation }) => annotation)
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

/** Whether the server's answers show that the text was corrected since it was opened. */
export function isOutdated({ text, saved }: AnnotationState): boolean {
  return [...saved.values()].some(
    ({ annotation, deleted }) =>
      !deleted &&
      annotation.anchor !== "orphaned" &&
      (annotation.end > text.length || text.slice(annotation) !== annotation.quote),
  );
}

/** Steps of earlier visits, with the deleted annotations that undoing them brings back. */
function remember(
  state: AnnotationState,
  { undoable, redoable, trash }: Extract<Action, { kind: "remember" }>,
): AnnotationState {
  const saved = new Map(state.saved);
  const shown = new Map(state.shown);
  for (const annotation of trash) {
    const kept = { annotation, deleted: true };
    if (!saved.has(annotation.id)) saved.set(annotation.id, kept);
    if (!shown.has(annotation.id)) shown.set(annotation.id, kept);
  }
  const journal = { undoable, redoable };
  return { ...state, saved, shown, journal, ...historyOf(state.steps, journal) };
}

function inOneStep(
  state: AnnotationState,
  mutations: readonly AnnotationMutation[],
  stepId = stepIdOf(mutations),
): AnnotationState {
  const next = queue(state, mutations);
  const steps = [...state.steps, { stepId, changes: changesBetween(state, next, mutations) }];
  return { ...next, steps, ...historyOf(steps, state.journal) };
}

function stepIdOf([first]: readonly AnnotationMutation[]): string {
  return first?.stepId ?? first?.mutationId ?? "";
}

const noId = () => "";

function isTagging(mutation: Mutation): mutation is AnnotationMutation {
  return mutation.kind !== "answer";
}

function queue(state: AnnotationState, mutations: readonly AnnotationMutation[]): AnnotationState {
  const shown = new Map(state.shown);
  for (const mutation of mutations) fold(state, shown, mutation);
  return { ...state, shown, pending: [...state.pending, ...mutations] };
}

/** Do to `shown` what the server will do when it saves the mutation. */
function fold(
  state: AnnotationState,
  shown: Map<string, Kept>,
  mutation: AnnotationMutation,
): void {
  const id = mutation.annotationId;
  if (mutation.kind === "create") {
    if (!shown.has(id)) shown.set(id, { annotation: created(state, mutation), deleted: false });
    return;
  }
  const kept = shown.get(id);
  if (!kept) return; // its creation was refused; so will this be
  const { annotation } = kept;
  const revision = annotation.revision + 1;
  if (mutation.kind === "update") {
    const content = contentAfter(annotation, mutation);
    // The words of an orphaned annotation are those of its old text until it is moved.
    const stays = samePassage(annotation, content);
    const placed = isLate(state, mutation)
      ? AWAY
      : { quote: stays ? annotation.quote : state.text.slice(content) };
    const changed = { ...annotation, ...content, ...placed, revision };
    shown.set(id, { annotation: changed, deleted: kept.deleted });
  } else {
    shown.set(id, {
      annotation: { ...annotation, revision },
      deleted: mutation.kind === "delete",
    });
  }
}

/** A passage that was chosen in an older text stands nowhere in this one until the server has answered. */
const AWAY = { quote: "", anchor: "orphaned" } as const;

function isLate({ textVersion }: AnnotationState, mutation: AnnotationMutation): boolean {
  return isPlacing(mutation) && textVersionOf(mutation) !== textVersion;
}

function created(
  state: AnnotationState,
  mutation: Extract<AnnotationMutation, { kind: "create" }>,
): Annotation {
  return {
    ...contentAfter(undefined, mutation),
    id: mutation.annotationId,
    reviewerId: state.reviewerId,
    ...(isLate(state, mutation) ? AWAY : { quote: state.text.slice(mutation) }),
    suggested: false,
    revision: 1,
    // Only the server has a clock that counts; the times are empty until it has answered.
    createdAt: "",
    updatedAt: "",
  };
}

function settle(state: AnnotationState, result: MutationResult): AnnotationState {
  if ("answer" in result) return state;
  const mutation = state.pending.find(({ mutationId }) => mutationId === result.mutationId);
  if (result.status === "saved") {
    const pending = state.pending.filter((other) => other !== mutation);
    const { annotation, deleted } = result;
    return refold({ ...withSaved(state, { annotation, deleted }), pending }, annotation.id);
  }
  if (!mutation) return state;

  // What was built on a mutation that failed must not reach the server either.
  const id = mutation.annotationId;
  const pending = state.pending.filter(({ annotationId }) => annotationId !== id);
  const before = state.shown.get(id);
  if (result.status === "conflict") {
    const current = { annotation: result.current, deleted: result.deleted };
    const late = state.pending.find((one) => one.annotationId === id && isLate(state, one));
    const wanted = before ? decided(before) : null;
    const mine = wanted && late ? { ...wanted, anchor: "sound" as const } : wanted;
    const textVersion = late && isPlacing(late) ? textVersionOf(late) : state.textVersion;
    const conflicts = new Map(state.conflicts).set(id, { mine, textVersion, current });
    return refold({ ...withSaved(state, current), pending, conflicts }, id);
  }
  const quote = result.quote ?? before?.annotation.quote ?? "";
  const refused = [...state.refused, { mutation, message: result.message, quote }];
  return refold({ ...state, pending, refused }, id);
}

function withSaved(state: AnnotationState, kept: Kept): AnnotationState {
  const { id, revision } = kept.annotation;
  const known = state.saved.get(id);
  if (known && known.annotation.revision > revision) return state;
  return { ...state, saved: new Map(state.saved).set(id, kept) };
}

/** Show one annotation anew from what is saved and what is pending. */
function refold(state: AnnotationState, id: string): AnnotationState {
  const shown = new Map(state.shown);
  const saved = state.saved.get(id);
  if (saved) shown.set(id, saved);
  else shown.delete(id);
  for (const mutation of state.pending) {
    if (mutation.annotationId === id) fold(state, shown, mutation);
  }
  return { ...state, shown };
}

function withoutConflict(state: AnnotationState, annotationId: string): AnnotationState {
  const conflicts = new Map(state.conflicts);
  conflicts.delete(annotationId);
  return { ...state, conflicts };
}

function changesBetween(
  before: AnnotationState,
  after: AnnotationState,
  mutations: readonly AnnotationMutation[],
): Change[] {
  const ids = new Set(mutations.map(({ annotationId }) => annotationId));
  const content = (state: AnnotationState, id: string) => {
    const kept = state.shown.get(id);
    return kept ? decided(kept) : null;
  };
  return [...ids].map((annotationId) => ({
    annotationId,
    before: content(before, annotationId),
    after: content(after, annotationId),
  }));
}

/** What the reviewer decided; null for an annotation in the trash. */
export function decided({ annotation, deleted }: Kept): Content | null {
  return deleted ? null : contentOf(annotation);
}
