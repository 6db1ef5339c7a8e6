import Link from "next/link";
import { JoinForm } from "@/components/duplicates/join-form";
import { JobProgress } from "@/components/jobs/job-progress";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { countArticles } from "@/lib/data/articles";
import { listClusters } from "@/lib/data/duplicates";
import { listJobs } from "@/lib/data/jobs";
import { can } from "@/lib/domain/access";
import { THRESHOLDS } from "@/lib/domain/duplicates/clusters";
import { isOver } from "@/lib/domain/job";
import { requireProject } from "@/lib/server/access";
import type { DuplicatesInput, DuplicatesResult } from "@/lib/server/jobs/duplicates";
import { duplicates } from "@/lib/server/jobs/duplicates";
import { jobView } from "@/lib/server/jobs/view";
import { load } from "@/lib/server/run";
import { findCopies, joinPrintings } from "./actions";

export const metadata = { title: "Copies" };

export default async function DuplicatesPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "article:read"));
  const [clusters, { frozen }, [job]] = await Promise.all([
    listClusters(access),
    countArticles(access),
    listJobs(access, duplicates.kind, { limit: 1 }),
  ]);
  const mayEdit = can(access.role, "article:import");
  const address = `/projects/${slug}/articles`;
  const inClusters = clusters.reduce((sum, { printings }) => sum + printings.length, 0);
  const input = job?.input as unknown as DuplicatesInput | undefined;
  const result = job?.state === "done" ? (job.result as unknown as DuplicatesResult) : null;

  return (
    <Page>
      <PageHeader
        title="Copies"
        description={`Agency reports and reprints. Of each story one printing is coded; the others stay linked to it. ${inClusters} of ${frozen} frozen articles are in ${clusters.length} ${clusters.length === 1 ? "cluster" : "clusters"}.`}
        breadcrumbs={[{ href: address, label: "Articles" }]}
      />
      <div className="flex flex-col gap-10">
        {mayEdit && (
          <section aria-labelledby="look" className="flex max-w-measure flex-col gap-5">
            <h2 id="look">Look for copies</h2>
            {job && job.state !== "done" && (
              <JobProgress key={job.id} slug={slug} job={jobView({ job, kind: duplicates })} />
            )}
            {result && (
              <p className="text-muted">
                The last look compared {result.articles} frozen articles with each other.
              </p>
            )}
            {(!job || isOver(job)) && (
              <ActionForm action={findCopies.bind(null, slug)} submit="Look for copies">
                <Select
                  label="Joined are articles that share at least"
                  name="threshold"
                  defaultValue={input?.threshold === null ? "" : (input?.threshold ?? 0.7)}
                  hint="Of all the runs of four words that two texts have together. Choices made by hand are kept."
                >
                  <option value="">only count, and join nothing</option>
                  {THRESHOLDS.map((threshold) => (
                    <option key={threshold} value={threshold}>
                      {Math.round(100 * threshold)} %{countsAt(result, threshold)}
                    </option>
                  ))}
                </Select>
              </ActionForm>
            )}
          </section>
        )}
        {clusters.length === 0 ? (
          <EmptyState title="No copies joined">
            Look for copies after the texts are frozen, or join articles by hand below.
          </EmptyState>
        ) : (
          <Table caption="Clusters of printings">
            <thead>
              <tr>
                <ColumnHead>Coded printing</ColumnHead>
                <ColumnHead>Other printings</ColumnHead>
                <ColumnHead numeric>Printings</ColumnHead>
                <ColumnHead numeric>Joined at</ColumnHead>
              </tr>
            </thead>
            <tbody>
              {clusters.map(({ id, printings, similarity, joinedByHand }) => (
                <Row key={id}>
                  <RowHead>
                    <Link href={`${address}/duplicates/${id}`}>{printings[0]!.title}</Link>{" "}
                    <span className="font-normal text-muted">{place(printings[0]!)}</span>
                  </RowHead>
                  <Cell className="text-sm">
                    {printings.slice(1, 6).map(place).join("; ")}
                    {printings.length > 6 && ` and ${printings.length - 6} more`}
                  </Cell>
                  <Cell numeric>{printings.length}</Cell>
                  <Cell numeric>
                    {joinedByHand ? <Badge>by hand</Badge> : `${Math.round(100 * similarity)} %`}
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        )}
        {mayEdit && frozen > 1 && (
          <section aria-labelledby="join" className="flex max-w-measure flex-col gap-5">
            <div>
              <h2 id="join">Join by hand</h2>
              <p className="text-muted">
                For what a look does not find: a story that was shortened or written anew.
              </p>
            </div>
            <JoinForm slug={slug} action={joinPrintings.bind(null, slug)} />
          </section>
        )}
      </div>
    </Page>
  );
}

/** What the last look would have joined at a similarity. */
function countsAt(result: DuplicatesResult | null, threshold: number): string {
  const counts = result?.counts.find((count) => count.threshold === threshold);
  return counts
    ? ` – ${counts.clusters} clusters with ${counts.printings} of ${result!.articles} articles`
    : "";
}

function place({ outlet, publishedOn }: { outlet: string | null; publishedOn: string | null }) {
  return [outlet ?? "outlet not known", publishedOn ?? "undated"].join(", ");
}
