import { ButtonLink } from "@/components/ui/button";
import { Badge } from "@/components/ui/badge";
import type { ComparableArticle } from "@/lib/data/comparisons";

/** For whoever settles differences: the articles that several reviewers have submitted, unsettled ones first. */
export function Comparisons({
  slug,
  articles,
}: {
  slug: string;
  articles: readonly ComparableArticle[];
}) {
  const settled = articles.filter(({ closed }) => closed).length;
  return (
    <section aria-labelledby="compare" className="flex flex-col gap-4">
      <div>
        <h2 id="compare" className="scroll-mt-6">
          Where reviewers differ
        </h2>
        <p className="text-muted">
          {articles.length > 0
            ? `${settled} of ${articles.length} articles that several reviewers have submitted are settled.`
            : "Articles appear here as soon as two reviewers have submitted them."}
        </p>
      </div>
      {articles.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {[...articles]
            .sort((a, b) => Number(a.closed) - Number(b.closed))
            .map(({ roundId, articleId, title, fileName, reviewers, closed }) => (
              <li
                key={`${roundId} ${articleId}`}
                className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
              >
                <div className="min-w-0 flex-1 basis-48">
                  <p>{title ?? fileName}</p>
                  <p className="flex items-center gap-3 text-sm text-muted">
                    {reviewers} reviewers
                    {closed && <Badge tone="success">Settled</Badge>}
                  </p>
                </div>
                <ButtonLink
                  href={`/projects/${slug}/compare/${roundId}/${articleId}`}
                  variant={closed ? "quiet" : "secondary"}
                  size="small"
                  aria-label={`${closed ? "Look at it" : "Compare and settle"}: ${title ?? fileName}`}
                >
                  {closed ? "Look at it" : "Compare and settle"}
                </ButtonLink>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}
