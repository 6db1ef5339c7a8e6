import Link from "next/link";
import { ArticleFilters } from "@/components/articles/article-filters";
import { ArticleTable } from "@/components/articles/article-table";
import { ColumnMenu, ViewMenu } from "@/components/articles/table-menus";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FormError } from "@/components/ui/form-error";
import { PageHeader } from "@/components/ui/page-header";
import { listFilterChoices, listTablePage } from "@/lib/data/article-table";
import { countArticles } from "@/lib/data/articles";
import { listOutlets } from "@/lib/data/outlets";
import { listSavedViews } from "@/lib/data/saved-views";
import { can } from "@/lib/domain/access";
import type { ArticleView, TablePage } from "@/lib/domain/article-view";
import { articleViewQuery, parseArticleView, queryOf } from "@/lib/domain/article-view";
import { AppError } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { changeArticles, deleteView, renameView, saveView } from "./table-actions";

export const metadata = { title: "Articles" };

export default async function ArticlesPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "article:read"));
  const view = parseArticleView(queryOf(await searchParams));
  const query = articleViewQuery(view);
  const [counts, found, choices, outlets, views] = await Promise.all([
    countArticles(access),
    findPage(access, view),
    listFilterChoices(access),
    listOutlets(access),
    listSavedViews(access),
  ]);
  const mayImport = can(access.role, "article:import");
  const address = `/projects/${slug}/articles`;
  const loading = mayImport && (
    <ButtonLink href={`${address}/import`} variant="primary">
      Load articles
    </ButtonLink>
  );

  return (
    <Page>
      <PageHeader
        title="Articles"
        description={
          counts.all > 0 &&
          `${counts.frozen.toLocaleString("en")} of ${counts.all.toLocaleString("en")} texts are frozen and can be given to reviewers.`
        }
        actions={
          <>
            {counts.frozen > 0 && (
              <ButtonLink href={`${address}/search`}>Words in context</ButtonLink>
            )}
            {counts.all > 0 && <ButtonLink href={`${address}/outlets`}>Outlets</ButtonLink>}
            {counts.all > 0 && <ButtonLink href={`${address}/duplicates`}>Copies</ButtonLink>}
            {counts.all > 0 && <ButtonLink href={`${address}/samples`}>Samples</ButtonLink>}
            {loading}
          </>
        }
      />
      {counts.all === 0 ? (
        <EmptyState title="No articles yet" action={loading}>
          Load the texts as they were scraped, menus and all. You will see what belongs to the
          article, and freeze it before anyone codes it.
        </EmptyState>
      ) : (
        <>
          <ArticleFilters
            query={query}
            choices={{ ...choices, outlets }}
            words="Search in titles and texts"
            hint="Words, “phrases”, beginnings*, AND, OR, NOT. Texts are searched once they are frozen."
            more={
              <>
                <ViewMenu
                  query={query}
                  views={views}
                  save={saveView.bind(null, slug)}
                  rename={renameView.bind(null, slug)}
                  remove={deleteView.bind(null, slug)}
                />
                <ColumnMenu query={query} />
              </>
            }
          />
          {"problem" in found ? (
            <FormError>{found.problem}</FormError>
          ) : (
            <ArticleTable
              key={query}
              slug={slug}
              query={query}
              columns={view.columns}
              first={found}
              outlets={outlets.map(({ name }) => name)}
              empty={
                <EmptyState
                  title="No article matches"
                  action={<Link href={address}>Show all articles</Link>}
                >
                  None of the {counts.all} articles is let through by the search and filters above.
                </EmptyState>
              }
              change={mayImport ? changeArticles.bind(null, slug) : undefined}
            />
          )}
        </>
      )}
    </Page>
  );
}

/** The first rows, or what is wrong with the words that are looked for. */
async function findPage(
  access: Parameters<typeof listTablePage>[0],
  view: ArticleView,
): Promise<TablePage | { readonly problem: string }> {
  try {
    return await listTablePage(access, view, 0);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_input") {
      return { problem: error.message };
    }
    throw error;
  }
}
