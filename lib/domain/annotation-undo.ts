import type { AnnotationMutation } from "./annotation";
import type { Content } from "./annotation-content";
import { sameAnswers, sameContent, samePassage } from "./annotation-content";
import { inStep, redoStepId, undoStepId } from "./annotation-steps";
import type { AnnotationState, Kept } from "./annotation-state";
import { decided } from "./annotation-state";

/**
 * The mutations that take the last step back. An annotation that no longer looks as
 * the step left it was changed elsewhere since, and is left alone; so the answer may
 * be empty although there was a step. `newId` makes the mutation ids.
 */
export function undoMutations(state: AnnotationState, newId: () => string): AnnotationMutation[] {
  const step = state.undoable.at(-1);
  if (!step) return [];
  const mutations = step.changes.flatMap(({ annotationId, before, after }) =>
    towards(state, annotationId, after, before, newId),
  );
  return inStep(mutations, undoStepId(step.stepId, newId));
}

/** The mutations that do the last undone step again; see `undoMutations`. */
export function redoMutations(state: AnnotationState, newId: () => string): AnnotationMutation[] {
  const step = state.redoable.at(-1);
  if (!step) return [];
  const mutations = step.changes.flatMap(({ annotationId, before, after }) =>
    towards(state, annotationId, before, after, newId),
  );
  return inStep(mutations, redoStepId(step.stepId, newId));
}

/** The mutation that puts the reviewer's version over the current one, or null when they are alike. */
export function keepMineMutation(
  state: AnnotationState,
  annotationId: string,
  newId: () => string,
): AnnotationMutation | null {
  const conflict = state.conflicts.get(annotationId);
  if (!conflict) return null;
  const { current, mine, textVersion } = conflict;
  const mutation = mutationTo(current, mine, newId);
  if (!mine || current.deleted || textVersion === state.textVersion) return mutation;
  // Offsets of two texts cannot be compared: the server finds the passage of the older one anew.
  const { start, end, pieces } = mine;
  const base = { annotationId, baseRevision: current.annotation.revision };
  const others = mutation?.kind === "update" ? mutation : { mutationId: newId(), ...base };
  return { ...others, kind: "update", start, end, pieces, textVersion };
}

function towards(
  state: AnnotationState,
  annotationId: string,
  from: Content | null,
  to: Content | null,
  newId: () => string,
): AnnotationMutation[] {
  const kept = state.shown.get(annotationId);
  if (!kept || !sameContent(decided(kept), from)) return [];
  const mutation = mutationTo(kept, to, newId);
  return mutation ? [mutation] : [];
}

function mutationTo(
  kept: Kept,
  to: Content | null,
  newId: () => string,
): AnnotationMutation | null {
  const now = decided(kept);
  const base = { annotationId: kept.annotation.id, baseRevision: kept.annotation.revision };
  if (!to) return now && { kind: "delete", mutationId: newId(), ...base };
  if (!now) return { kind: "restore", mutationId: newId(), ...base };
  // Nobody takes back that a passage was confirmed, or found again in a corrected text.
  if (sameContent(now, to) || to.anchor !== "sound") return null;
  return {
    kind: "update",
    mutationId: newId(),
    ...base,
    ...(to.frameId !== now.frameId && { frameId: to.frameId }),
    ...(to.memo !== now.memo && { memo: to.memo }),
    ...(!samePassage(to, now) && { start: to.start, end: to.end, pieces: to.pieces }),
    ...(!sameAnswers(to.attributes, now.attributes) && { attributes: to.attributes }),
    ...(to.confidence !== now.confidence && { confidence: to.confidence }),
    ...(to.needsDiscussion !== now.needsDiscussion && { needsDiscussion: to.needsDiscussion }),
    ...(to.recheckedUnder !== now.recheckedUnder &&
      to.recheckedUnder !== null && { recheckedUnder: to.recheckedUnder }),
  };
}
