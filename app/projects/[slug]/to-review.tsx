import { ButtonLink } from "@/components/ui/button";

/** Teammates' articles whose tags wait for one's verdicts, in rounds that everybody reviews. */
export function ToReview({
  slug,
  articles,
}: {
  slug: string;
  articles: readonly {
    readonly roundId: string;
    readonly articleId: string;
    readonly title: string | null;
    readonly fileName: string;
  }[];
}) {
  return (
    <section aria-labelledby="to-review" className="flex flex-col gap-4">
      <div>
        <h2 id="to-review">Teammates’ articles to review</h2>
        <p className="text-muted">
          You are through with your own articles of the round. Say of your teammates’ tags what you
          think of them.
        </p>
      </div>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {articles.map(({ roundId, articleId, title, fileName }) => (
          <li
            key={`${roundId} ${articleId}`}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
          >
            <p className="min-w-0 flex-1 basis-48">{title ?? fileName}</p>
            <ButtonLink
              href={`/projects/${slug}/compare/${roundId}/${articleId}`}
              size="small"
              aria-label={`Review: ${title ?? fileName}`}
            >
              Review
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
