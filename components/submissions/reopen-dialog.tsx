"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextArea } from "@/components/ui/inputs";
import { LONGEST_REASON } from "@/lib/domain/article-form";
import type { Result } from "@/lib/domain/errors";

/** Open submitted work again, or ask for it; the reason is read by the other side. */
export function ReopenDialog({
  words,
  label,
  title,
  hint,
  confirm,
  action,
}: {
  /** On the button that opens it, and for those who do not see what it stands beside. */
  words: string;
  label?: string;
  title: string;
  hint: string;
  confirm: string;
  action: (form: FormData) => Promise<Result<void>>;
}) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" aria-label={label}>
          {words}
        </Button>
      }
      title={title}
      confirm={confirm}
      tone="primary"
      action={action}
    >
      <p>{hint}</p>
      <TextArea label="Why" name="reason" required maxLength={LONGEST_REASON} />
    </ConfirmDialog>
  );
}
