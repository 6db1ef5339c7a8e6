import type { Annotation, AnnotationMutation } from "./annotation";
import type { Content } from "./annotation-content";

/** One annotation before and after a step; null where it did not exist or was in the trash. */
export interface Change {
  readonly annotationId: string;
  readonly before: Content | null;
  readonly after: Content | null;
}

/** What one press of "undo" takes back: all that one gesture changed. */
export interface Step {
  /** What its mutations share; of a mutation without one, the mutation's own id. */
  readonly stepId: string;
  readonly changes: readonly Change[];
}

/** What can be taken back and done again; the next one last in each. */
export interface History<S extends Step = Step> {
  readonly undoable: readonly S[];
  readonly redoable: readonly S[];
}

/** A step with the article it was done in. */
export interface OwnStep extends Step {
  readonly assignmentId: string;
  readonly articleTitle: string;
}

/** What a reviewer can take back or do again, in all articles that are still open. */
export interface OwnHistory extends History<OwnStep> {
  /** The annotations of these steps that are deleted now. */
  readonly trash: readonly (Annotation & { readonly assignmentId: string })[];
}

/** Give mutations of one gesture the step they share. */
export function inStep(
  mutations: readonly AnnotationMutation[],
  stepId: string,
): AnnotationMutation[] {
  return mutations.map((mutation) => ({ ...mutation, stepId }));
}

/**
 * The id of a step that takes another back, or does it again. It names that step, so
 * the journal alone tells what is left to undo; a few random characters make it its
 * own, because a step can be taken back more than once.
 */
export function undoStepId(stepId: string, newId: () => string): string {
  return `undo_${newId().slice(-12)}_${stepId}`;
}

export function redoStepId(stepId: string, newId: () => string): string {
  return `redo_${newId().slice(-12)}_${stepId}`;
}

const REVERSAL = /^(undo|redo)_[^_]*_(.+)$/;

const NOTHING = { undoable: [], redoable: [] };

/**
 * What is left to undo and redo after all these steps, oldest first. A step undone is
 * left to redo until something new is done. `before` is what was left before them; it
 * may already know of some of the steps.
 */
export function historyOf<S extends Step>(
  steps: readonly S[],
  before: History<S> = NOTHING,
): History<S> {
  const known = new Set(steps.map(({ stepId }) => stepId));
  let undoable = before.undoable.filter(({ stepId }) => !known.has(stepId));
  let redoable = before.redoable.filter(({ stepId }) => !known.has(stepId));
  for (const step of steps) {
    const [, kind, target] = REVERSAL.exec(step.stepId) ?? [];
    if (kind === undefined) {
      undoable.push(step);
      redoable = [];
      continue;
    }
    const [from, to] = kind === "undo" ? [undoable, redoable] : [redoable, undoable];
    const reversed = from.find(({ stepId }) => stepId === target);
    if (!reversed) continue;
    to.push(reversed);
    const left = from.filter((one) => one !== reversed);
    if (kind === "undo") undoable = left;
    else redoable = left;
  }
  return { undoable, redoable };
}
