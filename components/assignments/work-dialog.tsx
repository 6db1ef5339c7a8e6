"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/inputs";
import type { AssignmentState } from "@/lib/domain/assignment";
import type { Result } from "@/lib/domain/errors";
import type { Coder } from "./give-dialog";
import { StateMark } from "./state-mark";

/** One reviewer's work on an article: how far it is, and taking it back or giving it to somebody else. */
export function WorkDialog({
  article,
  reviewer,
  assignmentId,
  state,
  others,
  withdraw,
  reassign,
}: {
  article: string;
  reviewer: string;
  assignmentId: string;
  state: AssignmentState;
  /** Who may get it instead. */
  others: readonly Coder[];
  withdraw: (form: FormData) => Promise<Result<void>>;
  reassign: (form: FormData) => Promise<Result<void>>;
}) {
  const [open, setOpen] = useState(false);
  const hidden = <input type="hidden" name="assignment" value={assignmentId} />;
  const close = () => setOpen(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          variant="quiet"
          size="small"
          aria-label={`Take “${article}” back from ${reviewer}, or give it to somebody else`}
        >
          {reviewer} <StateMark state={state} />
        </Button>
      }
      title={`“${article}”, with ${reviewer}`}
      description={
        state === "assigned"
          ? "It was not opened yet."
          : "It was begun. What is tagged is kept, and so is what arrives later from a browser that is offline now; it counts only if you take it in."
      }
    >
      {others.length > 0 && (
        <ActionForm action={reassign} submit="Give it to this reviewer" onSuccess={close}>
          {hidden}
          <Select label="Instead to" name="reviewer" required defaultValue="">
            <option value="" disabled>
              choose
            </option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </ActionForm>
      )}
      <ActionForm action={withdraw} submit="Only take it back" variant="danger" onSuccess={close}>
        {hidden}
      </ActionForm>
    </Dialog>
  );
}
