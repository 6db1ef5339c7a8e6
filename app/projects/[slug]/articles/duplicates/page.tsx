import Link from "next/link";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Progress } from "@/components/ui/progress";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { listArticles } from "@/lib/data/articles";
import { listClusters } from "@/lib/data/duplicates";
import { listJobs } from "@/lib/data/jobs";
import { can } from "@/lib/domain/access";
import { THRESHOLDS } from "@/lib/domain/duplicates/clusters";
import type { Job } from "@/lib/domain/job";
import { isOver } from "@/lib/domain/job";
import { requireProject } from "@/lib/server/access";
import type { DuplicatesResult } from "@/lib/server/jobs/duplicates";
import { load } from "@/lib/server/run";
import { findCopies, joinPrintings } from "./actions";

export const metadata = { title: "Copies" };

export default async function DuplicatesPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "article:read"));
  const [clusters, articles, [job]] = await Promise.all([
    listClusters(access),
    listArticles(access),
    listJobs(access, "duplicates", { limit: 1 }),
  ]);
  const mayEdit = can(access.role, "article:import");
  const address = `/projects/${slug}/articles`;
  const frozen = articles.filter(({ frozenAt }) => frozenAt);
  const inClusters = clusters.reduce((sum, { printings }) => sum + printings.length, 0);
  const result = job?.state === "done" ? (job.result as unknown as DuplicatesResult) : null;

  return (
    <Page>
      <PageHeader
        title="Copies"
        description={`Agency reports and reprints. Of each story one printing is coded; the others stay linked to it. ${inClusters} of ${frozen.length} frozen articles are in ${clusters.length} clusters.`}
        breadcrumbs={[{ href: address, label: "Articles" }]}
      />
      <div className="flex flex-col gap-10">
        {mayEdit && (
          <section aria-labelledby="look" className="flex max-w-measure flex-col gap-5">
            <h2 id="look">Look for copies</h2>
            <JobState job={job ?? null} />
            <ActionForm
              action={findCopies.bind(null, slug)}
              submit="Look for copies"
              success="It has begun. Reload the page to see how far it is."
            >
              <Select
                label="Joined are articles that share at least"
                name="threshold"
                defaultValue="0.7"
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
                <ColumnHead numeric>Least alike</ColumnHead>
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
                    {Math.round(100 * similarity)} % {joinedByHand && <Badge>by hand</Badge>}
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        )}
        {mayEdit && frozen.length > 1 && (
          <section aria-labelledby="join" className="flex max-w-measure flex-col gap-5">
            <h2 id="join">Join by hand</h2>
            <ActionForm
              action={joinPrintings.bind(null, slug)}
              submit="Join these two"
              variant="secondary"
            >
              {["One printing", "Another printing of the same story"].map((label) => (
                <Select key={label} label={label} name="article" required defaultValue="">
                  <option value="" disabled>
                    Choose an article
                  </option>
                  {frozen.map(({ id, title, fileName, outlet }) => (
                    <option key={id} value={id}>
                      {[title ?? fileName, outlet].filter(Boolean).join(" · ")}
                    </option>
                  ))}
                </Select>
              ))}
            </ActionForm>
          </section>
        )}
      </div>
    </Page>
  );
}

function JobState({ job }: { job: Job | null }) {
  if (!job) return null;
  if (job.state === "failed") return <Notice tone="error">{job.problem}</Notice>;
  if (isOver(job)) return null;
  return (
    <Progress label="Looking for copies" value={job.done} max={job.total ?? 0} unit="articles" />
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
