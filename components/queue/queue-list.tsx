import { StateMark } from "@/components/assignments/state-mark";
import { ButtonLink } from "@/components/ui/button";
import { Day } from "@/components/ui/day";
import { assignmentState } from "@/lib/domain/assignment";

export interface QueueLine {
  readonly id: string;
  readonly roundId: string;
  readonly articleId: string;
  readonly title: string | null;
  readonly fileName: string;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly dueOn: string | null;
}

/** Some of one's own articles, each with how far it is and the way to it. */
export function QueueList({
  slug,
  label,
  items,
  comparable = new Set(),
  today,
  left = false,
}: {
  slug: string;
  label: string;
  items: readonly QueueLine[];
  /** Ids of those on whose articles teammates' work is shown. */
  comparable?: ReadonlySet<string>;
  /** YYYY-MM-DD in the project's time zone */
  today: string;
  /** They left the queue: they can only be looked at. */
  left?: boolean;
}) {
  return (
    <ul
      aria-label={label}
      className="divide-y divide-line rounded-lg border border-line bg-surface"
    >
      {items.map((item) => {
        const name = item.title ?? item.fileName;
        const to = left
          ? { ...wayTo(slug, item, false), words: "Open" }
          : wayTo(slug, item, comparable.has(item.id));
        const late = !item.submittedAt && item.dueOn !== null && today > item.dueOn;
        return (
          <li
            key={item.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
          >
            <div className="min-w-0 flex-1 basis-48">
              <p>{name}</p>
              <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
                <StateMark state={assignmentState(item)} />
                {late && (
                  <span className="font-medium text-warning">
                    was due <Day at={new Date(item.dueOn)} timeZone="UTC" />
                  </span>
                )}
              </p>
            </div>
            <ButtonLink
              href={to.href}
              variant={item.submittedAt ? "quiet" : "secondary"}
              size="small"
              aria-label={`${to.words}: ${name}`}
            >
              {to.words}
            </ButtonLink>
          </li>
        );
      })}
    </ul>
  );
}

function wayTo(slug: string, item: QueueLine, comparable: boolean) {
  const code = `/projects/${slug}/code/${item.id}`;
  if (!item.submittedAt) return { href: code, words: item.startedAt ? "Continue" : "Start" };
  return comparable
    ? {
        href: `/projects/${slug}/compare/${item.roundId}/${item.articleId}`,
        words: "See your teammates’ tags",
      }
    : { href: code, words: "See your tags" };
}
