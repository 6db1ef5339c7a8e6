import { QueueList } from "@/components/queue/queue-list";
import { NextKey } from "@/components/queue/next-key";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Day } from "@/components/ui/day";
import { Progress } from "@/components/ui/progress";
import type { QueueItem, QueueRound } from "@/lib/data/queue";
import { timeWords } from "@/lib/domain/duration";

/** One's own articles by round: deadline, progress, time, and what comes next. */
export function MyArticles({
  slug,
  rounds,
  takenBack,
  comparable,
  nextId,
  nextKey,
  today,
}: {
  slug: string;
  rounds: readonly QueueRound[];
  /** Articles that left the queue after they were begun. */
  takenBack: readonly QueueItem[];
  /** Ids of submitted assignments on whose articles teammates' work is shown. */
  comparable: ReadonlySet<string>;
  /** The assignment to go on with; null when nothing is open. */
  nextId: string | null;
  /** The key that goes there. */
  nextKey: string;
  today: string;
}) {
  const address = `/projects/${slug}`;
  const next = nextId && `${address}/code/${nextId}`;
  return (
    <section aria-labelledby="my-articles" className="flex flex-col gap-8">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h2 id="my-articles">My articles</h2>
        {next && (
          <div className="flex items-center gap-3">
            <NextKey href={next} shortcut={nextKey} />
            <ButtonLink href={next} variant="primary">
              Next article
            </ButtonLink>
          </div>
        )}
      </div>
      {rounds.map((round) => (
        <section
          key={round.id}
          aria-labelledby={`round-${round.id}`}
          className="flex flex-col gap-4"
        >
          <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <h3 id={`round-${round.id}`} className="text-lg">
              {round.name}
            </h3>
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
              {round.closedAt ? (
                <Badge>Closed</Badge>
              ) : (
                round.dueOn && <Due dueOn={round.dueOn} today={today} />
              )}
              <span>{timeWords(round.activeSeconds)} on task</span>
            </p>
          </div>
          <Progress
            label="My progress"
            value={round.submitted}
            max={round.articles}
            unit="submitted"
          />
          {round.next.length > 0 && (
            <QueueList slug={slug} label="To code" items={round.next} today={today} />
          )}
          {round.last.length > 0 && (
            <QueueList
              slug={slug}
              label="Submitted"
              items={round.last}
              comparable={comparable}
              today={today}
            />
          )}
          {round.articles > round.next.length + round.last.length && (
            <p>
              <ButtonLink href={`${address}/queue/${round.id}`} size="small">
                All {round.articles} articles of “{round.name}”
              </ButtonLink>
            </p>
          )}
        </section>
      ))}
      {takenBack.length > 0 && (
        <section aria-labelledby="taken-back" className="flex flex-col gap-3">
          <div>
            <h3 id="taken-back" className="text-lg">
              No longer in my queue
            </h3>
            <p className="text-sm text-muted">
              You had begun these. What you tagged is kept. If this browser still has tags that were
              not saved, open the article and they are sent.
            </p>
          </div>
          <QueueList
            slug={slug}
            label="No longer in my queue"
            items={takenBack}
            today={today}
            left
          />
        </section>
      )}
    </section>
  );
}

/** The last day of a round; what has passed is said in words, not by colour alone. */
function Due({ dueOn, today }: { dueOn: string; today: string }) {
  const day = <Day at={new Date(dueOn)} timeZone="UTC" />;
  return today > dueOn ? <Badge tone="warning">was due {day}</Badge> : <span>due {day}</span>;
}
