import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";

interface SettlingRow {
  readonly roundId: string;
  readonly roundName: string;
  readonly articleId: string;
  readonly title: string;
  readonly reviewers: number;
  readonly differences: number | null;
  readonly closed: boolean;
  readonly appeals: number;
  readonly href: string;
}

/** Articles with what there is to do on each. */
export function SettlingRows({
  items,
  severalRounds,
  settles,
}: {
  items: readonly SettlingRow[];
  severalRounds: boolean;
  /** Whether whoever looks settles them, or compares. */
  settles: boolean;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {items.map((item) => {
        const { roundId, articleId, title, roundName, reviewers, closed, appeals, href } = item;
        const words = linkWords(item, settles);
        return (
          <li
            key={`${roundId} ${articleId}`}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
          >
            <div className="min-w-0 flex-1 basis-56">
              <p>{title}</p>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
                {severalRounds && <span>{roundName}</span>}
                <span>
                  {reviewers} {reviewers === 1 ? "reviewer" : "reviewers"}
                </span>
                {!closed && settles && <span>{differencesWords(item.differences)}</span>}
                {closed && <Badge tone="success">Closed</Badge>}
                {appeals > 0 && (
                  <Badge tone="warning">
                    {appeals} {appeals === 1 ? "appeal" : "appeals"}
                  </Badge>
                )}
              </p>
            </div>
            <ButtonLink
              href={href}
              variant={closed ? "quiet" : "secondary"}
              size="small"
              aria-label={`${words}: ${title}`}
            >
              {words}
            </ButtonLink>
          </li>
        );
      })}
    </ul>
  );
}

function linkWords({ closed, appeals }: SettlingRow, settles: boolean): string {
  if (appeals > 0 && settles) return "Answer the appeal";
  if (closed) return settles ? "Look at it" : "What became of your tags";
  return settles ? "Compare and settle" : "Compare";
}

function differencesWords(differences: number | null): string {
  if (differences === null) return "not all have submitted";
  if (differences === 0) return "nothing left to settle, not closed";
  return `${differences} ${differences === 1 ? "difference" : "differences"} to settle`;
}
