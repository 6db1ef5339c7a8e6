import Link from "next/link";
import type { ConcordanceLine } from "@/lib/domain/concordance";
import { ZONE_NAMES } from "./zone-names";

interface FoundArticle {
  readonly id: string;
  readonly name: string;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
  readonly lines: readonly ConcordanceLine[];
}

/** Most places shown of one article; the file has them all. */
const MOST_LINES = 20;

/** Keywords in their context, one below the other; each leads to its place in the article. */
export function ConcordanceTable({
  address,
  articles,
}: {
  address: string;
  articles: readonly FoundArticle[];
}) {
  return (
    <div className="flex flex-col gap-6">
      {articles.map(({ id, name, outlet, publishedOn, language, lines }) => (
        <section key={id} aria-labelledby={`article-${id}`} className="flex flex-col gap-2">
          <h2 id={`article-${id}`} className="text-base">
            <Link href={`${address}/${id}`} prefetch={false} lang={language ?? undefined}>
              {name}
            </Link>{" "}
            <span className="font-sans text-sm font-normal text-muted">
              {[outlet, publishedOn].filter(Boolean).join(", ")} · {placesOf(lines.length)}
            </span>
          </h2>
          <ul className="overflow-hidden rounded-lg border border-line bg-surface">
            {lines.slice(0, MOST_LINES).map(({ start, end, zone, before, keyword, after }) => (
              <li key={`${start}-${end}`} className="border-b border-line last:border-b-0">
                <Link
                  href={`${address}/${id}?at=${start}-${end}#place`}
                  prefetch={false}
                  lang={language ?? undefined}
                  dir="auto"
                  className="grid min-h-11 items-center gap-x-2 px-4 py-2 font-serif text-ink no-underline hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_6rem]"
                >
                  <span className="inline text-muted sm:line-clamp-1 sm:text-right sm:[direction:rtl]">
                    <bdi>{before}</bdi>
                  </span>
                  <strong className="font-semibold">{keyword}</strong>
                  <span className="inline text-muted sm:line-clamp-1">{after}</span>
                  <span lang="en" className="font-sans text-xs text-muted sm:text-right">
                    {ZONE_NAMES[zone]}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {lines.length > MOST_LINES && (
            <p className="text-sm text-muted">
              and {lines.length - MOST_LINES} more places in this article
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

const placesOf = (count: number) => (count === 1 ? "1 place" : `${count} places`);
