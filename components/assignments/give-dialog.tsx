"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Select } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";

/** Somebody who may be given articles. */
export interface Coder {
  readonly id: string;
  readonly name: string;
}

/** Asks who is to get an article, and gives it. */
export function GiveDialog({
  title,
  coders,
  fields,
  action,
}: {
  title: string;
  coders: readonly Coder[];
  /** What the action needs beside the reviewer. */
  fields: Readonly<Record<string, string>>;
  action: (form: FormData) => Promise<Result<void>>;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" aria-label={title}>
          Give to…
        </Button>
      }
      title={title}
      description="It comes at the end of the reviewer's queue."
    >
      <ActionForm
        action={action}
        submit="Give it"
        onSuccess={() => setOpen(false)}
        beside={
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
        }
      >
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Select label="Reviewer" name="reviewer" required defaultValue="">
          <option value="" disabled>
            choose
          </option>
          {coders.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </ActionForm>
    </Dialog>
  );
}
