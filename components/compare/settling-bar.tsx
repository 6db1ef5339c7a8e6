"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Progress } from "@/components/ui/progress";
import type { Result } from "@/lib/domain/errors";

/** How far the settling of an article is, and its first and last step. For adjudicators. */
export function SettlingBar({
  total,
  open,
  closed,
  adoptAll,
  close,
}: {
  total: number;
  open: number;
  closed: boolean;
  adoptAll: () => Promise<Result<number>>;
  close: () => Promise<Result<void>>;
}) {
  if (closed) {
    return (
      <p className="mb-8">
        <Badge tone="success">Closed</Badge> The decisions below are the final layer of this
        article.
      </p>
    );
  }
  return (
    <section
      aria-label="Settling"
      className="mb-8 flex flex-wrap items-end justify-between gap-6 rounded-lg border border-line bg-surface p-5"
    >
      <div className="min-w-56 flex-1">
        <Progress label="Settled" value={total - open} max={total} unit="tags" />
      </div>
      <div className="flex flex-wrap gap-3">
        {open > 0 && (
          <ActionForm
            action={adoptAll}
            submit="Adopt what all tagged alike"
            variant="secondary"
            layout="column"
          />
        )}
        <ConfirmDialog
          trigger={
            <Button variant="primary" disabled={open > 0}>
              Close the article
            </Button>
          }
          title="Close this article?"
          confirm="Close the article"
          tone="primary"
          action={close}
        >
          <p>
            What you adopted, edited and merged becomes the final layer and is counted in the
            statistics. The reviewers’ own tags stay as they are.
          </p>
        </ConfirmDialog>
      </div>
    </section>
  );
}
