import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { Page } from "@/components/shell/page";
import type { ArticleRow } from "@/lib/data/articles";
import { listArticles } from "@/lib/data/articles";
import { can } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { freezeTexts } from "./actions";
import Link from "next/link";

export const metadata = { title: "Articles" };

export default async function ArticlesPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "article:read"));
  const articles = await listArticles(access);
  const mayImport = can(access.role, "article:import");
  const frozen = articles.filter(({ frozenAt }) => frozenAt).length;
  const address = `/projects/${slug}/articles`;

  return (
    <Page>
      <PageHeader
        title="Articles"
        description={
          articles.length > 0 &&
          `${frozen} of ${articles.length} texts are frozen and can be given to reviewers.`
        }
        actions={
          mayImport && (
            <ButtonLink href={`${address}/import`} variant="primary">
              Load articles
            </ButtonLink>
          )
        }
      />
      {articles.length === 0 ? (
        <EmptyState
          title="No articles yet"
          action={
            mayImport && (
              <ButtonLink href={`${address}/import`} variant="primary">
                Load articles
              </ButtonLink>
            )
          }
        >
          Load the texts as they were scraped, menus and all. You will see what belongs to the
          article, and freeze it before anyone codes it.
        </EmptyState>
      ) : mayImport && frozen < articles.length ? (
        <ActionForm
          action={freezeTexts.bind(null, slug)}
          submit="Freeze the ticked texts"
          success="The ticked texts are frozen."
        >
          <ArticleTable address={address} articles={articles} tick />
        </ActionForm>
      ) : (
        <ArticleTable address={address} articles={articles} />
      )}
    </Page>
  );
}

function ArticleTable({
  address,
  articles,
  tick = false,
}: {
  address: string;
  articles: readonly ArticleRow[];
  tick?: boolean;
}) {
  return (
    <Table caption="Articles" captionHidden>
      <thead>
        <tr>
          {tick && (
            <ColumnHead>
              <span className="sr-only">Freeze</span>
            </ColumnHead>
          )}
          <ColumnHead>Title</ColumnHead>
          <ColumnHead>Outlet</ColumnHead>
          <ColumnHead>Published</ColumnHead>
          <ColumnHead>Language</ColumnHead>
          <ColumnHead>Text</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {articles.map(({ id, title, fileName, outlet, publishedOn, language, frozenAt }) => (
          <Row key={id}>
            {tick && (
              <Cell>
                {!frozenAt && (
                  <input
                    type="checkbox"
                    name="article"
                    value={id}
                    aria-label={`Freeze “${title ?? fileName}”`}
                    className="size-4.5 accent-accent pointer-coarse:size-5.5"
                  />
                )}
              </Cell>
            )}
            <RowHead>
              <Link href={`${address}/${id}`} lang={language ?? undefined}>
                {title ?? fileName}
              </Link>
            </RowHead>
            <Cell>{outlet ?? <Missing />}</Cell>
            <Cell className="whitespace-nowrap">{publishedOn ?? <Missing />}</Cell>
            <Cell>{language ?? <Missing />}</Cell>
            <Cell>
              {frozenAt ? (
                <Badge tone="success">Frozen</Badge>
              ) : (
                <Badge tone="warning">To clean</Badge>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Missing() {
  return <span className="text-muted">not known</span>;
}
