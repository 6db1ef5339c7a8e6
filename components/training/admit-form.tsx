"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Select, TextArea } from "@/components/ui/inputs";
import { LONGEST_REASON } from "@/lib/domain/article-form";
import type { Result } from "@/lib/domain/errors";

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Let somebody into a round who has not passed its training. */
export function AdmitForm({
  reviewers,
  rounds,
  action,
}: {
  reviewers: readonly Choice[];
  rounds: readonly Choice[];
  action: (form: FormData) => Promise<Result<void>>;
}) {
  return (
    <ConfirmDialog
      trigger={<Button>Let somebody in</Button>}
      title="Let somebody in without having passed?"
      confirm="Let in"
      tone="primary"
      action={action}
    >
      <p>The exception and your reason are kept, and shown on this page.</p>
      <Select label="Who" name="reviewer">
        {reviewers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select label="Into which round" name="round">
        {rounds.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextArea label="Why" name="reason" required maxLength={LONGEST_REASON} />
    </ConfirmDialog>
  );
}
