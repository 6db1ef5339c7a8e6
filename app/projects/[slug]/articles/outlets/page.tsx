import Link from "next/link";
import { OutletDialogs } from "@/components/articles/outlet-dialogs";
import { FIELD_WORDS } from "@/components/articles/table-words";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { countMissing } from "@/lib/data/article-table";
import { countArticles } from "@/lib/data/articles";
import { listOutlets } from "@/lib/data/outlets";
import { can } from "@/lib/domain/access";
import { METADATA_FIELDS } from "@/lib/domain/article-filter";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { mergeOutlets, updateOutlet } from "./actions";

export const metadata = { title: "Outlets" };

export default async function OutletsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "article:read"));
  const [outlets, missing, { all }] = await Promise.all([
    listOutlets(access),
    countMissing(access),
    countArticles(access),
  ]);
  const mayEdit = can(access.role, "article:import");
  const address = `/projects/${slug}/articles`;
  const gaps = METADATA_FIELDS.filter((field) => missing[field] > 0);

  return (
    <Page>
      <PageHeader
        title="Outlets"
        description="Articles that are loaded go to the outlet that has their outlet's name, or their web address's host, among its names."
        breadcrumbs={[{ href: address, label: "Articles" }]}
      />
      {outlets.length === 0 ? (
        <EmptyState title="No outlets yet">
          An outlet is made when an article names it. You can also set the outlet of many articles
          at once in <Link href={`${address}?missing=outlet`}>the list of articles</Link>.
        </EmptyState>
      ) : (
        <Table caption="Outlets" captionHidden>
          <thead>
            <tr>
              <ColumnHead>Name</ColumnHead>
              <ColumnHead className="max-sm:hidden">Other names and hosts</ColumnHead>
              <ColumnHead numeric>Articles</ColumnHead>
              {mayEdit && (
                <ColumnHead>
                  <span className="sr-only">Change</span>
                </ColumnHead>
              )}
            </tr>
          </thead>
          <tbody>
            {outlets.map((outlet) => (
              <Row key={outlet.id}>
                <RowHead className="wrap-anywhere max-sm:min-w-0">
                  {outlet.name}
                  {outlet.aliases.length > 0 && (
                    <span className="block text-sm font-normal text-muted sm:hidden">
                      {outlet.aliases.join(", ")}
                    </span>
                  )}
                </RowHead>
                <Cell className="break-words max-sm:hidden">
                  {outlet.aliases.join(", ") || <span className="text-muted">none</span>}
                </Cell>
                <Cell numeric>
                  <Link href={`${address}?outlet=${outlet.id}`}>
                    {outlet.articles}
                    <span className="sr-only"> articles of {outlet.name}</span>
                  </Link>
                </Cell>
                {mayEdit && (
                  <Cell className="text-right">
                    <OutletDialogs
                      outlet={outlet}
                      others={outlets.filter(({ id }) => id !== outlet.id)}
                      update={updateOutlet.bind(null, slug, outlet.id)}
                      merge={mergeOutlets.bind(null, slug, outlet.id)}
                    />
                  </Cell>
                )}
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      <section aria-labelledby="missing-heading" className="mt-12 flex flex-col gap-4">
        <h2 id="missing-heading">What is not known</h2>
        {gaps.length === 0 ? (
          <p className="text-muted">All of the {all} articles say everything about themselves.</p>
        ) : (
          <>
            <ul className="flex flex-wrap gap-x-6 gap-y-2">
              {gaps.map((field) => (
                <li key={field}>
                  <Link
                    href={`${address}?missing=${field}`}
                    className="inline-flex min-h-11 items-center"
                  >
                    {FIELD_WORDS[field]}: {missing[field]} of {all} articles
                  </Link>
                </li>
              ))}
            </ul>
            {mayEdit && (
              <p className="text-muted">
                In the list, press E to fill in one article after the other, or select several and
                set the same for all.
              </p>
            )}
          </>
        )}
      </section>
    </Page>
  );
}
