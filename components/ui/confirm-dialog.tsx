"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Result } from "@/lib/domain/errors";
import { ActionForm } from "./action-form";
import { Button } from "./button";
import { OVERLAY, PANEL } from "./dialog";

/**
 * Asks before something that is hard to take back, and does it. The focus starts
 * on the way out; a refusal is shown inside, and the dialog stays open.
 */
export function ConfirmDialog<T>({
  trigger,
  title,
  children,
  confirm,
  cancel = "Cancel",
  tone = "danger",
  action,
  onDone,
}: {
  trigger: ReactNode;
  /** A question that names the thing: "Remove Ada from the project?" */
  title: ReactNode;
  /** What will happen, and whether it can be taken back. May hold fields of the form. */
  children: ReactNode;
  /** The words on the button that does it: "Remove Ada". */
  confirm: string;
  cancel?: string;
  tone?: "danger" | "primary";
  action: (formData: FormData) => Promise<Result<T>>;
  onDone?: (value: T) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content className={`${PANEL} sm:max-w-md`}>
          <Radix.Title className="text-xl">{title}</Radix.Title>
          <ActionForm
            action={action}
            submit={confirm}
            variant={tone}
            onSuccess={(value) => {
              setOpen(false);
              onDone?.(value);
            }}
            beside={
              <Radix.Cancel asChild>
                <Button>{cancel}</Button>
              </Radix.Cancel>
            }
          >
            <Radix.Description asChild>
              <div className="flex flex-col gap-4">{children}</div>
            </Radix.Description>
          </ActionForm>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
