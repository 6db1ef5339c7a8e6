"use client";

import { Button } from "@/components/ui/button";
import type { Step } from "@/lib/domain/annotation-steps";
import type { Frame } from "@/lib/domain/frame";
import { stepWords } from "@/lib/domain/step-words";
import { ModalDialog } from "./modal-dialog";

/** Steps in the list; more can be undone. */
const LISTED = 100;

/** What can be undone, the last step first. */
export function HistoryDialog({
  undoable,
  redoable,
  frames,
  onUndo,
  onRedo,
  onClose,
}: {
  undoable: readonly Step[];
  redoable: readonly Step[];
  frames: readonly Frame[];
  onUndo: () => void;
  onRedo: () => void;
  onClose: () => void;
}) {
  const nameOf = (id: string) =>
    frames.find((frame) => frame.id === id)?.name ?? "a frame of an older codebook";
  const steps = undoable.slice(-LISTED).reverse();
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
        {steps.length === 0 ? (
          <p className="text-muted">Nothing to undo in this article.</p>
        ) : (
          <ol className="max-h-[50dvh] divide-y divide-line overflow-y-auto border-y border-line">
            {steps.map((step) => (
              <li key={step.stepId} className="py-2">
                {stepWords(step, nameOf)}
              </li>
            ))}
          </ol>
        )}
        {undoable.length > LISTED && (
          <p className="text-sm text-muted">
            The last {LISTED} of {undoable.length} steps.
          </p>
        )}
      </div>
    </ModalDialog>
  );
}
