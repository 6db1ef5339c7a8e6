import Link from "next/link";
import { SamplingFlowTables } from "@/components/samples/sampling-flow";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { requireSample } from "@/lib/data/samples";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Sample" };

export default async function SamplePage({
  params,
}: {
  params: Promise<{ slug: string; sampleId: string }>;
}) {
  const { slug, sampleId } = await params;
  const access = await load(requireProject(slug, "assignment:read"));
  const { name, plan, flow, articles } = await load(requireSample(access, sampleId));
  const address = `/projects/${slug}/articles`;
  const files = `/api/v1/projects/${slug}/samples/${sampleId}`;
  return (
    <Page>
      <PageHeader
        title={name}
        description={`${flow.sampled} of ${flow.inFrame} ${flow.inFrame === 1 ? "article" : "articles"} of the sampling frame, drawn with the seed ${plan.seed}.`}
        breadcrumbs={[
          { href: address, label: "Articles" },
          { href: `${address}/samples`, label: "Samples" },
        ]}
        actions={["csv", "json"].map((format) => (
          <ButtonLink key={format} href={`${files}?format=${format}`} download>
            Download as {format.toUpperCase()}
          </ButtonLink>
        ))}
      />
      <div className="flex flex-col gap-10">
        <SamplingFlowTables flow={flow} />
        <Table caption="Articles in the order in which they were drawn">
          <thead>
            <tr>
              <ColumnHead numeric>No.</ColumnHead>
              <ColumnHead>Article</ColumnHead>
              <ColumnHead>Outlet</ColumnHead>
              <ColumnHead>Published</ColumnHead>
              <ColumnHead>Stratum</ColumnHead>
              <ColumnHead numeric>Weight</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {articles.map(
              ({ position, articleId, title, outlet, publishedOn, stratum, weight }) => (
                <Row key={articleId}>
                  <Cell numeric>{position}</Cell>
                  <RowHead>
                    <Link href={`${address}/${articleId}`}>{title}</Link>
                  </RowHead>
                  <Cell>{outlet ?? "not known"}</Cell>
                  <Cell className="whitespace-nowrap">{publishedOn ?? "not known"}</Cell>
                  <Cell>{stratum || "–"}</Cell>
                  <Cell numeric>{weight.toFixed(2)}</Cell>
                </Row>
              ),
            )}
          </tbody>
        </Table>
      </div>
    </Page>
  );
}
