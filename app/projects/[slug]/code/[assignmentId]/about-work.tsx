import { ReopenDialog } from "@/components/submissions/reopen-dialog";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { OwnWork } from "@/lib/data/reopenings";
import type { Result } from "@/lib/domain/errors";

/** What is to be said of an own article beside its text: why it is open again, feedback, and a way to ask. */
export function AboutWork({
  slug,
  assignmentId,
  work,
  ask,
}: {
  slug: string;
  assignmentId: string;
  work: OwnWork;
  ask: (form: FormData) => Promise<Result<void>>;
}) {
  const { roundId, roundKind, isExpert, submitted, reopened, asked, mayAsk } = work;
  const project = `/projects/${slug}`;
  const trains = roundKind === "training" && !isExpert && (submitted || reopened?.afterReveal);
  const norms = roundKind === "norming";
  if (!isExpert && !norms && !reopened && !submitted) return null;
  return (
    <div className="mx-auto flex max-w-[80rem] flex-col gap-3 pt-4 empty:hidden">
      {isExpert && (
        <Notice title="You code this article as the expert">
          Reviewers in training see your tags once they have submitted the article. They count in no
          figure.
        </Notice>
      )}
      {reopened && (
        <Notice tone="warning" title="This article is open again">
          <p className="break-words">{reopened.reason}</p>
          <p>
            {reopened.afterReveal
              ? "You could see others’ tags by now, so what you hand in next is a revision: it is shown as one, and figures and agreement go on counting what you handed in before."
              : "Change what you like and submit it again. Until then it counts as not submitted."}
          </p>
        </Notice>
      )}
      {(trains || norms || submitted) && (
        <div className="flex flex-wrap items-center gap-3">
          {trains && (
            <ButtonLink
              href={`${project}/code/${assignmentId}/feedback`}
              variant="primary"
              size="small"
            >
              See the feedback on your tags
            </ButtonLink>
          )}
          {norms && (
            <ButtonLink href={`${project}/rounds/${roundId}/norming`} size="small">
              To the norming session
            </ButtonLink>
          )}
          {mayAsk &&
            (asked ? (
              <p className="text-sm text-muted">
                You have asked for this article to be opened again. The lead decides.
              </p>
            ) : (
              <ReopenDialog
                words="Ask to change it…"
                title="Ask for this article to be opened again?"
                hint="What you submitted stays as it is. A lead or adjudicator reads your reason and decides."
                confirm="Ask"
                action={ask}
              />
            ))}
        </div>
      )}
    </div>
  );
}
