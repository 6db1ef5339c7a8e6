import type { ReactNode } from "react";
import { StateMark } from "@/components/assignments/state-mark";
import { ButtonLink } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import type { QueueItem } from "@/lib/data/assignments";
import type { ComparableArticle } from "@/lib/data/comparisons";
import { assignmentState } from "@/lib/domain/assignment";

/** One's own articles: those begun, those still to begin, then those that are submitted. */
export function MyArticles({
  slug,
  queue,
  comparable,
}: {
  slug: string;
  queue: readonly QueueItem[];
  comparable: readonly ComparableArticle[];
}) {
  const open = queue
    .filter(({ submittedAt }) => !submittedAt)
    .sort((a, b) => Number(b.startedAt !== null) - Number(a.startedAt !== null));
  const submitted = queue.filter(({ submittedAt }) => submittedAt);
  const severalRounds = new Set(queue.map(({ roundId }) => roundId)).size > 1;
  const canCompare = ({ roundId, articleId }: QueueItem) =>
    comparable.some((one) => one.roundId === roundId && one.articleId === articleId);

  return (
    <section aria-labelledby="my-articles" className="flex flex-col gap-6">
      <h2 id="my-articles">My articles</h2>
      <Progress label="My progress" value={submitted.length} max={queue.length} unit="submitted" />
      {open.length > 0 && (
        <List label="To code">
          {open.map((item, index) => (
            <Item key={item.id} item={item} round={severalRounds ? item.roundName : null}>
              <ButtonLink
                href={`/projects/${slug}/code/${item.id}`}
                variant={index === 0 ? "primary" : "secondary"}
                size="small"
                aria-label={`${item.startedAt ? "Continue" : "Start"}: ${nameOf(item)}`}
              >
                {item.startedAt ? "Continue" : "Start"}
              </ButtonLink>
            </Item>
          ))}
        </List>
      )}
      {submitted.length > 0 && (
        <List label="Submitted">
          {submitted.map((item) => (
            <Item key={item.id} item={item} round={severalRounds ? item.roundName : null}>
              {canCompare(item) ? (
                <ButtonLink
                  href={`/projects/${slug}/compare/${item.roundId}/${item.articleId}`}
                  variant="quiet"
                  size="small"
                  aria-label={`See your teammates’ tags: ${nameOf(item)}`}
                >
                  See your teammates’ tags
                </ButtonLink>
              ) : (
                <ButtonLink
                  href={`/projects/${slug}/code/${item.id}`}
                  variant="quiet"
                  size="small"
                  aria-label={`See your tags: ${nameOf(item)}`}
                >
                  See your tags
                </ButtonLink>
              )}
            </Item>
          ))}
        </List>
      )}
    </section>
  );
}

function List({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="divide-y divide-line rounded-lg border border-line bg-surface"
    >
      {children}
    </ul>
  );
}

function Item({
  item,
  round,
  children,
}: {
  item: QueueItem;
  round: string | null;
  children: ReactNode;
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <p>{nameOf(item)}</p>
        <p className="flex flex-wrap items-center gap-x-3 text-muted">
          <StateMark state={assignmentState(item)} />
          {round && <span className="text-sm">{round}</span>}
        </p>
      </div>
      {children}
    </li>
  );
}

function nameOf({ title, fileName }: QueueItem): string {
  return title ?? fileName;
}
