import Link from "next/link";
import { SampleForm } from "@/components/samples/sample-form";
import { Page } from "@/components/shell/page";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { listArticles } from "@/lib/data/articles";
import { listOutlets } from "@/lib/data/outlets";
import { listSamples } from "@/lib/data/samples";
import { can } from "@/lib/domain/access";
import { SEED } from "@/lib/domain/statistics/seed";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { drawSample, previewSample } from "./actions";

export const metadata = { title: "Samples" };

export default async function SamplesPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "assignment:read"));
  const reader = await load(requireProject(slug, "article:read"));
  const [samples, outlets, articles] = await Promise.all([
    listSamples(access),
    listOutlets(reader),
    listArticles(reader),
  ]);
  const languages = [...new Set(articles.flatMap(({ language }) => language ?? []))].sort();
  const address = `/projects/${slug}/articles`;
  return (
    <Page width="measure">
      <PageHeader
        title="Samples"
        description="A sample is drawn at random from the frozen articles and never changes. Its seed, its sampling frame and what was left out are kept for the methods section."
        breadcrumbs={[{ href: address, label: "Articles" }]}
      />
      <div className="flex flex-col gap-10">
        {samples.length > 0 && (
          <Table caption="Samples drawn">
            <thead>
              <tr>
                <ColumnHead>Sample</ColumnHead>
                <ColumnHead>Drawn on</ColumnHead>
                <ColumnHead numeric>Articles</ColumnHead>
              </tr>
            </thead>
            <tbody>
              {samples.map(({ id, name, createdAt, flow }) => (
                <Row key={id}>
                  <RowHead>
                    <Link href={`${address}/samples/${id}`}>{name}</Link>
                  </RowHead>
                  <Cell>
                    <Moment at={createdAt} />
                  </Cell>
                  <Cell numeric>
                    {flow.sampled} of {flow.inFrame}
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        )}
        {can(access.role, "assignment:edit") && (
          <section aria-labelledby="draw" className="flex flex-col gap-5">
            <h2 id="draw">Draw a sample</h2>
            <SampleForm
              outlets={outlets.map(({ id, name }) => ({ id, name }))}
              languages={languages}
              seed={String(SEED + samples.length)}
              preview={previewSample.bind(null, slug)}
              draw={drawSample.bind(null, slug)}
            />
          </section>
        )}
      </div>
    </Page>
  );
}
