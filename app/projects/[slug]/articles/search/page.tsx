import Link from "next/link";
import { ArticleFilters } from "@/components/articles/article-filters";
import { ConcordanceTable } from "@/components/articles/concordance-table";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FormError } from "@/components/ui/form-error";
import { PageHeader } from "@/components/ui/page-header";
import { listFilterChoices } from "@/lib/data/article-table";
import { countArticles } from "@/lib/data/articles";
import type { Concordance } from "@/lib/data/concordances";
import { CONCORDANCE_PAGE, findConcordance } from "@/lib/data/concordances";
import { listOutlets } from "@/lib/data/outlets";
import type { ArticleFilter } from "@/lib/domain/article-filter";
import { articleFilterQuery, parseArticleFilter } from "@/lib/domain/article-filter";
import { queryOf } from "@/lib/domain/article-view";
import { AppError } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Words in context" };

export default async function SearchPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "article:read"));
  const asked = queryOf(await searchParams);
  const filter = parseArticleFilter(asked);
  const page = Math.max(1, Math.trunc(Number(asked.get("page"))) || 1);
  const [counts, choices, outlets, found] = await Promise.all([
    countArticles(access),
    listFilterChoices(access),
    listOutlets(access),
    filter.words ? find(access, filter, page) : null,
  ]);
  const query = articleFilterQuery(filter).toString();

  return (
    <Page>
      <PageHeader
        title="Words in context"
        description={`Looks in the ${counts.frozen} of ${counts.all} texts that are frozen.`}
        breadcrumbs={[{ href: `/projects/${slug}/articles`, label: "Articles" }]}
        actions={
          found &&
          "total" in found &&
          found.total > 0 && (
            <ButtonLink href={`/api/v1/projects/${slug}/concordance?${query}`} prefetch={false}>
              Download as CSV
            </ButtonLink>
          )
        }
      />
      <ArticleFilters
        query={query}
        choices={{ ...choices, outlets }}
        words="Words to look for"
        hint="Words side by side must all occur. “Phrases” in quotation marks, beginnings with *, AND, OR, NOT in capitals, brackets: “fair price” (loan* OR credit) NOT railway."
      />
      {found === null ? (
        <EmptyState title="Look for words in the texts">
          Each place is shown with the words around it, its outlet and its day. A click on it opens
          the article there.
        </EmptyState>
      ) : "problem" in found ? (
        <FormError>{found.problem}</FormError>
      ) : found.total === 0 ? (
        <EmptyState title="No text holds this">
          None of the {counts.frozen} frozen texts matches. Try a beginning with *, fewer words, or
          other filters.
        </EmptyState>
      ) : (
        <Found slug={slug} found={found} of={counts.frozen} query={query} page={page} />
      )}
    </Page>
  );
}

function Found({
  slug,
  found,
  of,
  query,
  page,
}: {
  slug: string;
  found: Concordance;
  of: number;
  query: string;
  page: number;
}) {
  const from = (page - 1) * CONCORDANCE_PAGE;
  const to = from + found.articles.length;
  const pageAt = (number: number) => `?${query}&page=${number}`;
  return (
    <section aria-label="Places found" className="flex flex-col gap-5">
      <p role="status" className="text-muted">
        {found.total} of {of} frozen texts match
        {found.articles.length > 0 &&
          found.total > CONCORDANCE_PAGE &&
          `; here ${from + 1} to ${to}`}
        .
      </p>
      <ConcordanceTable address={`/projects/${slug}/articles`} articles={found.articles} />
      <nav aria-label="Pages of the search" className="flex justify-between gap-4">
        <span>{page > 1 && <Link href={pageAt(page - 1)}>Earlier articles</Link>}</span>
        <span>{to < found.total && <Link href={pageAt(page + 1)}>Later articles</Link>}</span>
      </nav>
    </section>
  );
}

/** A page of the concordance, or what is wrong with the words. */
async function find(
  access: Parameters<typeof findConcordance>[0],
  filter: ArticleFilter,
  page: number,
): Promise<Concordance | { readonly problem: string }> {
  try {
    return await findConcordance(access, filter, page);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") {
      return { problem: error.message };
    }
    throw error;
  }
}
