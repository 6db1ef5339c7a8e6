import { Progress } from "@/components/ui/progress";
import { timeWords } from "@/lib/domain/duration";

/** How far each reviewer is in a round, and the time it took. */
export function ReviewerProgress({
  reviewers,
}: {
  reviewers: readonly {
    readonly reviewerId: string;
    readonly name: string;
    readonly articles: number;
    readonly submitted: number;
    readonly activeSeconds: number;
  }[];
}) {
  if (reviewers.length === 0) {
    return <p className="text-muted">Nobody has been given an article in this round.</p>;
  }
  return (
    <ul className="grid gap-x-10 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
      {reviewers.map(({ reviewerId, name, articles, submitted, activeSeconds }) => (
        <li key={reviewerId} className="flex flex-col gap-1">
          {articles > 0 ? (
            <>
              <Progress label={name} value={submitted} max={articles} unit="submitted" />
              <p className="text-sm text-muted">{timeWords(activeSeconds)} on task</p>
            </>
          ) : (
            <p className="flex flex-wrap justify-between gap-x-4 text-sm">
              <span className="font-medium">{name}</span>
              <span className="text-muted">no articles in this round</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
