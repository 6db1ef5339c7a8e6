import Link from "next/link";
import { JobProgress } from "@/components/jobs/job-progress";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { TextInput } from "@/components/ui/inputs";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { listJobs } from "@/lib/data/jobs";
import { findSource } from "@/lib/data/report-freezing";
import { listReports } from "@/lib/data/reports";
import { can } from "@/lib/domain/access";
import { isOver } from "@/lib/domain/job";
import { parseStudyFilter, studyFilterQuery } from "@/lib/domain/statistics/filter";
import { requireProject } from "@/lib/server/access";
import { queryOf } from "@/lib/server/address-query";
import { freezeJob } from "@/lib/server/jobs/freeze";
import { jobView } from "@/lib/server/jobs/view";
import { load } from "@/lib/server/run";
import { freezeReport } from "./actions";

export const metadata = { title: "Reports" };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReportsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "statistics:read"));
  const filter = parseStudyFilter(queryOf(await searchParams));
  const mayFreeze = can(access.role, freezeJob.permission);
  const [reports, source, jobs] = await Promise.all([
    listReports(access),
    findSource(access, filter),
    mayFreeze ? listJobs(access, freezeJob.kind, { limit: 5 }) : [],
  ]);
  const freezing = jobs.filter((job) => !isOver(job));
  return (
    <Page width="measure">
      <PageHeader
        title="Reports"
        description="A frozen report keeps its figures, whatever is coded later. It can be cited by its address, and opened by observers or by a public link."
        breadcrumbs={[{ href: `/projects/${slug}/statistics`, label: "Statistics" }]}
      />
      <div className="flex flex-col gap-12">
        {freezing.map((job) => (
          <JobProgress key={job.id} slug={slug} job={jobView({ job, kind: freezeJob })} />
        ))}
        {reports.length === 0 ? (
          <EmptyState title="No report yet">
            Choose what is counted on the statistics page, then freeze its figures.
          </EmptyState>
        ) : (
          <Table caption="Frozen reports">
            <thead>
              <tr>
                <ColumnHead>Report</ColumnHead>
                <ColumnHead>Frozen</ColumnHead>
                <ColumnHead>By</ColumnHead>
              </tr>
            </thead>
            <tbody>
              {reports.map(({ id, name, createdAt, createdBy, isPublic }) => (
                <Row key={id}>
                  <RowHead>
                    <Link href={`/projects/${slug}/statistics/reports/${id}`}>{name}</Link>{" "}
                    {isPublic && <Badge>public link</Badge>}
                  </RowHead>
                  <Cell>
                    <Moment at={createdAt} />
                  </Cell>
                  <Cell>{createdBy}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        )}
        {mayFreeze && source && (
          <section aria-labelledby="freeze" className="flex flex-col gap-5">
            <h2 id="freeze">Freeze the figures</h2>
            <p>
              Of the round “{source.round}”
              {source.filterWords === "" ? "" : `; ${source.filterWords}`}. To choose something
              else, set the filters on the{" "}
              <Link href={`/projects/${slug}/statistics`}>statistics page</Link> and come here from
              there.
            </p>
            <ActionForm action={freezeReport.bind(null, slug)} submit="Freeze the figures">
              <input type="hidden" name="filter" value={studyFilterQuery(filter).toString()} />
              <TextInput
                label="Name"
                hint="Such as “Main study, submitted version”."
                name="name"
                maxLength={120}
                required
              />
            </ActionForm>
          </section>
        )}
      </div>
    </Page>
  );
}
