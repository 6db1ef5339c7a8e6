import { Button, ButtonLink } from "@/components/ui/button";
import type { Result } from "@/lib/domain/errors";
import type { OutboxStatus } from "./outbox";
import { ReturnDialog } from "./return-dialog";
import { SaveBadge } from "./save-badge";

/**
 * What stays in view over the article: whether the work is safe, and the ways on. On a
 * phone the title scrolls away, so that the text has the room.
 */
export function DeskBar({
  article,
  status,
  undecided,
  submitted,
  leftWord,
  due,
  nextHref,
  onRetry,
  onSubmit,
  onReturn,
}: {
  article: { readonly title: string; readonly byline: string };
  /** Null until it is known whether an earlier visit left something. */
  status: OutboxStatus | null;
  /** Conflicts and refusals that wait for a decision. */
  undecided: number;
  submitted: boolean;
  /** Why it is to read only though it was not submitted, in a word. */
  leftWord: string | null;
  due: string | null;
  nextHref: string | null;
  onRetry: () => void;
  onSubmit: () => void;
  onReturn: ((form: FormData) => Promise<Result<void>>) | undefined;
}) {
  return (
    <div className="no-print sticky top-0 z-25 flex min-h-14 flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line bg-paper py-2 max-sm:-top-13">
      <div className="min-w-0 max-sm:w-full">
        <h1 className="truncate font-sans text-base font-semibold tracking-normal">
          {article.title}
        </h1>
        <p className="truncate text-sm text-muted">{article.byline}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3 max-sm:gap-x-1.5">
        <SaveBadge {...{ status, undecided, onRetry }} />
        {due && !submitted && <p className="text-sm text-muted">due {due}</p>}
        {submitted ? (
          <p className={`text-sm font-medium ${leftWord ? "text-warning" : "text-success"}`}>
            {leftWord ?? "Submitted"}
          </p>
        ) : (
          <Button variant="primary" size="small" onClick={onSubmit}>
            <span>
              Submit<span className="max-sm:hidden"> article</span>…
            </span>
          </Button>
        )}
        {nextHref && (
          <ButtonLink href={nextHref} size="small" variant={submitted ? "primary" : "secondary"}>
            <span>
              Next<span className="max-sm:hidden"> article</span>
            </span>
          </ButtonLink>
        )}
        {onReturn && <ReturnDialog action={onReturn} />}
      </div>
    </div>
  );
}
