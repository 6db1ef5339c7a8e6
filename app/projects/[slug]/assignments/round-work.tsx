import { Matrix } from "@/components/assignments/matrix";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { AssignmentRow } from "@/lib/data/assignments";
import type { Round } from "@/lib/data/rounds";
import { groupBy } from "@/lib/domain/group-by";
import { assignmentState } from "@/lib/domain/assignment";
import { deleteAssignment } from "./actions";
import type { Plan } from "./plan";

/** How far everybody is in a round: totals, then article by article. */
export function RoundWork({
  slug,
  plan: { articles, unfrozen, members, coders },
  round,
  assignments,
  mayEdit,
}: {
  slug: string;
  plan: Plan;
  round: Round;
  assignments: readonly AssignmentRow[];
  mayEdit: boolean;
}) {
  const byReviewer = groupBy(assignments, ({ reviewerId }) => reviewerId);
  const byArticle = groupBy(assignments, ({ articleId }) => articleId);
  const reviewers = [...coders, ...members.filter((member) => !coders.includes(member))].filter(
    ({ userId, role, disabledAt }) =>
      byReviewer.has(userId) || (role === "reviewer" && !disabledAt),
  );

  return (
    <div className="flex flex-col gap-10">
      <section aria-labelledby="totals">
        <h2 id="totals" className="mb-4">
          Reviewers
        </h2>
        {reviewers.length > 0 ? (
          <ul className="grid gap-x-10 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
            {reviewers.map(({ userId, name }) => {
              const own = byReviewer.get(userId) ?? [];
              return (
                <li key={userId}>
                  {own.length > 0 ? (
                    <Progress
                      label={name}
                      value={own.filter(({ submittedAt }) => submittedAt).length}
                      max={own.length}
                      unit="submitted"
                    />
                  ) : (
                    <p className="flex flex-wrap justify-between gap-x-4 text-sm">
                      <span className="font-medium">{name}</span>
                      <span className="text-muted">no articles in this round</span>
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
        ) : (
          <p className="text-muted">Nobody has been given an article in this round.</p>
        )}
      </section>
      <section aria-labelledby="matrix">
        <h2 id="matrix" className="mb-4">
          Articles
        </h2>
        <div className="flex flex-col gap-4">
          {unfrozen > 0 && (
            <Notice>
              {unfrozen === 1 ? "One more text is" : `${unfrozen} more texts are`} not frozen yet
              and cannot be assigned.
            </Notice>
          )}
          <Matrix
            reviewers={reviewers.map(({ userId, name }) => ({ id: userId, name }))}
            lines={articles.map(({ id, title, fileName, language }) => ({
              id,
              name: title ?? fileName,
              language,
              href: `/projects/${slug}/articles/${id}`,
              work: Object.fromEntries(
                (byArticle.get(id) ?? []).map((row) => [
                  row.reviewerId,
                  { id: row.id, state: assignmentState(row) },
                ]),
              ),
            }))}
            takeBack={mayEdit && !round.closedAt ? deleteAssignment.bind(null, slug) : undefined}
          />
        </div>
      </section>
    </div>
  );
}
