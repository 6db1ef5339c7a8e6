"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Progress } from "@/components/ui/progress";
import type { SettlingProgress } from "@/lib/domain/settling-progress";
import type { Result } from "@/lib/domain/errors";

/** How far the settling of an article is, and its first and last step. For adjudicators. */
export function SettlingBar({
  progress,
  closed,
  waiting,
  adoptAll,
  close,
  nextHref,
}: {
  progress: SettlingProgress;
  /** By whom and when, once it is. */
  closed: string | null;
  /** Reviewers whose work is not handed in. */
  waiting: readonly string[];
  adoptAll: () => Promise<Result<number>>;
  close: () => Promise<Result<void>>;
  /** The next article to settle; null where there is none. */
  nextHref: string | null;
}) {
  const { differences, settled, agreed, adopted } = progress;
  const next = nextHref && (
    <ButtonLink href={nextHref} variant={closed ? "primary" : "quiet"} aria-keyshortcuts="n">
      Next article to settle
    </ButtonLink>
  );
  if (closed) {
    return (
      <div className="mb-8 flex flex-wrap items-center justify-between gap-4">
        <p>
          <Badge tone="success">Closed</Badge> {closed}. The decisions are what counts for this
          article (its final layer).
        </p>
        {next}
      </div>
    );
  }
  const open = differences - settled + agreed - adopted;
  return (
    <section
      aria-label="Settling"
      className="mb-8 flex flex-wrap items-end justify-between gap-6 rounded-lg border border-line bg-surface p-5"
    >
      <div className="grid min-w-56 flex-1 gap-4 sm:grid-cols-2">
        <Progress label="Settled" value={settled} max={differences} unit="differences" />
        <Progress label="Adopted" value={adopted} max={agreed} unit="agreed passages" />
      </div>
      <div className="flex flex-wrap gap-3">
        {adopted < agreed && (
          <ActionForm action={adoptAll} submit="Adopt what all tagged alike" variant="secondary" />
        )}
        <ConfirmDialog
          trigger={
            <Button variant="primary" disabled={open > 0 || waiting.length > 0}>
              Close the article
            </Button>
          }
          title="Close this article?"
          confirm="Close the article"
          tone="primary"
          action={close}
        >
          <p>
            What you adopted, edited and merged is what counts for this article from now on, also in
            the statistics (its final layer). The reviewers’ own tags stay as they are; they see
            what became of them and can appeal.
          </p>
        </ConfirmDialog>
        {next}
      </div>
      {waiting.length > 0 && (
        <p className="basis-full text-sm text-muted">
          It can be closed when {waiting.join(", ")} {waiting.length === 1 ? "has" : "have"}{" "}
          submitted.
        </p>
      )}
    </section>
  );
}
