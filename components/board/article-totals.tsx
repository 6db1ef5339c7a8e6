import Link from "next/link";
import type { ArticleCounts, ArticleState } from "@/lib/domain/board";
import { ARTICLE_STATES, totalOf } from "@/lib/domain/board";
import { STATE_WORDS } from "./state-words";

/** How many of a round's articles are in which state: a bar, and a list to choose one from. */
export function ArticleTotals({
  counts,
  chosen,
  hrefOf,
}: {
  counts: ArticleCounts;
  chosen: ArticleState | null;
  hrefOf: (state: ArticleState | null) => string;
}) {
  const total = totalOf(counts);
  const choices = [null, ...ARTICLE_STATES] as const;
  return (
    <div className="flex flex-col gap-5">
      <div
        aria-hidden
        className="flex h-3 gap-0.5 overflow-hidden rounded-full forced-colors:border"
      >
        {ARTICLE_STATES.filter((state) => counts[state] > 0).map((state) => (
          <span
            key={state}
            className={`min-w-1 transition-[flex-grow] duration-300 ${STATE_WORDS[state].fill}`}
            style={{ flexGrow: counts[state], flexBasis: 0 }}
          />
        ))}
      </div>
      <nav aria-label="Articles by state">
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
          {choices.map((state) => (
            <li key={state ?? "all"} className="flex">
              <Link
                href={hrefOf(state)}
                prefetch={false}
                scroll={false}
                aria-current={state === chosen ? "true" : undefined}
                className="flex grow flex-col rounded-lg border border-line bg-surface px-4 py-3 text-ink no-underline hover:bg-sunken aria-[current]:border-accent aria-[current]:ring-1 aria-[current]:ring-accent"
              >
                <span className="flex items-center gap-2 text-sm font-medium">
                  {state && (
                    <span
                      aria-hidden
                      className={`size-2.5 rounded-full ${STATE_WORDS[state].fill}`}
                    />
                  )}
                  {state ? STATE_WORDS[state].label : "All articles"}
                </span>
                <span className="text-2xl font-semibold tabular-nums">
                  {(state ? counts[state] : total).toLocaleString("en")}
                </span>
                <span className="text-xs text-muted">
                  {state
                    ? `of ${total.toLocaleString("en")}: ${STATE_WORDS[state].means}`
                    : "in this round"}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
