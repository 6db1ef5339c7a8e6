"use client";

import { Button } from "@/components/ui/button";
import type { History, OwnStep, Step } from "@/lib/domain/annotation-steps";
import type { Frame } from "@/lib/domain/frame";
import { stepWords } from "@/lib/domain/step-words";
import { ModalDialog } from "./modal-dialog";
import type { Direction } from "./use-remembered-steps";

/** Steps in each list; more can be undone. */
const LISTED = 100;

/** What can be undone, the last step first, in this article and in the others that are open. */
export function HistoryDialog({
  here,
  elsewhere,
  frames,
  onUndo,
  onRedo,
  onElsewhere,
  onClose,
}: {
  here: History<Step>;
  elsewhere: History<OwnStep>;
  frames: readonly Frame[];
  onUndo: () => void;
  onRedo: () => void;
  onElsewhere: (direction: Direction, step: OwnStep) => void;
  onClose: () => void;
}) {
  const { undoable, redoable } = here;
  return (
    <ModalDialog title="What can be undone" onClose={onClose}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-3">
          <Button disabled={undoable.length === 0} onClick={onUndo}>
            Undo the last step
          </Button>
          <Button disabled={redoable.length === 0} onClick={onRedo}>
            Do again ({redoable.length})
          </Button>
        </div>
        {undoable.length === 0 ? (
          <p className="text-muted">Nothing to undo in this article.</p>
        ) : (
          <ol
            aria-label="In this article"
            className="max-h-[50dvh] divide-y divide-line overflow-y-auto border-y border-line"
          >
            {latest(undoable).map((step) => (
              <li key={step.stepId} className="py-2">
                {stepWords(step, frames)}
              </li>
            ))}
          </ol>
        )}
        {undoable.length > LISTED && (
          <p className="text-sm text-muted">
            The last {LISTED} of {undoable.length} steps.
          </p>
        )}
        <Elsewhere
          title="In other articles"
          does="Open and undo"
          steps={elsewhere.undoable}
          frames={frames}
          onPick={(step) => onElsewhere("undo", step)}
        />
        <Elsewhere
          title="Undone in other articles"
          does="Open and do again"
          steps={elsewhere.redoable}
          frames={frames}
          onPick={(step) => onElsewhere("redo", step)}
        />
      </div>
    </ModalDialog>
  );
}

/** Steps of other articles. The last one of each can be gone back to; that opens its article. */
function Elsewhere({
  title,
  does,
  steps,
  frames,
  onPick,
}: {
  title: string;
  does: string;
  steps: readonly OwnStep[];
  frames: readonly Frame[];
  onPick: (step: OwnStep) => void;
}) {
  if (steps.length === 0) return null;
  const lastOf = new Map(steps.map((step) => [step.assignmentId, step]));
  return (
    <section>
      <h3 className="mb-2 text-base">
        {title} <span className="font-normal text-muted">({steps.length})</span>
      </h3>
      <ol
        aria-label={title}
        className="max-h-[50dvh] divide-y divide-line overflow-y-auto border-y border-line"
      >
        {latest(steps).map((step) => (
          <li key={step.stepId} className="flex items-center justify-between gap-4 py-2">
            <span className="min-w-0">
              {stepWords(step, frames)}
              <span className="block truncate text-sm text-muted">{step.articleTitle}</span>
            </span>
            {lastOf.get(step.assignmentId) === step && (
              <Button size="small" onClick={() => onPick(step)}>
                {does}
                <span className="sr-only"> in {step.articleTitle}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function latest<S>(steps: readonly S[]): S[] {
  return steps.slice(-LISTED).reverse();
}
