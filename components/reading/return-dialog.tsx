import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextArea } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";

/** Hands an article back that one cannot or should not code; with the reason. */
export function ReturnDialog({ action }: { action: (form: FormData) => Promise<Result<void>> }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" variant="quiet">
          Hand back…
        </Button>
      }
      title="Hand this article back?"
      confirm="Hand it back"
      cancel="Go on reading"
      action={action}
    >
      <p>
        It leaves your queue, and the lead is told. What you have tagged is kept, and does not
        count.
      </p>
      <TextArea
        label="Why?"
        name="reason"
        required
        maxLength={500}
        hint="Such as: I know the author, or: I do not read this language."
      />
    </ConfirmDialog>
  );
}
