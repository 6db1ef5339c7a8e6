"use client";

import type { ComponentProps, ReactNode } from "react";
import { useState } from "react";
import type { Result } from "@/lib/domain/errors";
import { ActionForm } from "./action-form";
import { Button } from "./button";
import { CopyField } from "./copy-field";
import { Dialog, DialogClose } from "./dialog";

/**
 * A form in a dialog that makes something secret, such as a link or a token, and then shows it
 * to be copied: this once, for it is not kept where it could be read again.
 */
export function OnceDialog<T>({
  trigger,
  variant,
  title,
  description,
  action,
  submit,
  made,
  children,
}: {
  /** The words on the button that opens it. */
  trigger: string;
  variant?: ComponentProps<typeof Button>["variant"];
  title: string;
  description: ReactNode;
  action: (form: FormData) => Promise<Result<T>>;
  /** The words on the form's button: what is made. */
  submit: string;
  /** How what was made is shown. */
  made: {
    readonly title: string;
    readonly description: ReactNode;
    readonly label: (value: T) => string;
    readonly secret: (value: T) => string;
  };
  /** The form's fields. */
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const [result, setResult] = useState<{ readonly value: T } | null>(null);
  return (
    <Dialog
      trigger={<Button variant={variant}>{trigger}</Button>}
      title={result ? made.title : title}
      description={result ? made.description : description}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setResult(null);
      }}
    >
      {result ? (
        <>
          <CopyField
            label={made.label(result.value)}
            hint="It is not shown again."
            value={made.secret(result.value)}
          />
          <div>
            <DialogClose>
              <Button>Done</Button>
            </DialogClose>
          </div>
        </>
      ) : (
        <ActionForm
          action={action}
          submit={submit}
          onSuccess={(value) => setResult({ value })}
          beside={
            <DialogClose>
              <Button variant="quiet">Cancel</Button>
            </DialogClose>
          }
        >
          {children}
        </ActionForm>
      )}
    </Dialog>
  );
}
