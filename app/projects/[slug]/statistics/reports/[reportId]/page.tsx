import Link from "next/link";
import { JobProgress } from "@/components/jobs/job-progress";
import { Changes } from "@/components/reports/changes";
import { MoreCharts } from "@/components/reports/more-charts";
import { ReportFacts } from "@/components/reports/report-facts";
import { ReportFigures } from "@/components/reports/report-figures";
import { Page } from "@/components/shell/page";
import { Button, ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { findJob } from "@/lib/data/jobs";
import type { Report } from "@/lib/data/reports";
import { readSnapshot } from "@/lib/data/report-freezing";
import { requireReport } from "@/lib/data/reports";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import type { Job } from "@/lib/domain/job";
import { isOver } from "@/lib/domain/job";
import { changesBetween } from "@/lib/domain/report/changes";
import { USUAL_TERMS } from "@/lib/domain/report/public-terms";
import { requireProject } from "@/lib/server/access";
import { freezeJob } from "@/lib/server/jobs/freeze";
import { jobView } from "@/lib/server/jobs/view";
import { REPORT_FILES, reportAddress } from "@/lib/server/report-files";
import { load } from "@/lib/server/run";
import { deleteReport, publishReport, unpublishReport } from "../actions";
import { PublishDialog } from "./publish-dialog";

export const metadata = { title: "Report" };

interface Props {
  params: Promise<{ slug: string; reportId: string }>;
  searchParams: Promise<{ since?: string | string[] }>;
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { slug, reportId } = await params;
  const { since } = await searchParams;
  const access = await load(requireProject(slug, "statistics:read"));
  const freezing = await findFreezing(access, reportId);
  if (freezing) return <Freezing slug={slug} job={freezing} />;
  const report = await load(requireReport(access, reportId));
  const { snapshot } = report;
  const computedAt = report.createdAt.toISOString();
  const address = `/projects/${slug}/statistics/reports`;
  const files = `/api/v1/projects/${slug}/reports/${reportId}`;
  return (
    <Page>
      <PageHeader
        title={report.name}
        description={
          <>
            Cite it as <span className="break-all">{reportAddress(slug, reportId)}</span>
          </>
        }
        breadcrumbs={[
          { href: `/projects/${slug}/statistics`, label: "Statistics" },
          { href: address, label: "Reports" },
        ]}
      />
      <ReportFacts {...report} />
      <div className="no-print mb-12 flex flex-wrap gap-3">
        {Object.entries(REPORT_FILES).map(([name, { label }]) => (
          <ButtonLink key={name} href={`${files}/${name}`} download>
            {label}
          </ButtonLink>
        ))}
        {can(access.role, "report:edit") && <Sharing slug={slug} report={report} />}
      </div>
      <ReportFigures
        snapshot={{ ...snapshot, prevalence: snapshot.parts.frames.prevalence }}
        computedAt={computedAt}
      >
        <MoreCharts snapshot={snapshot} computedAt={computedAt} />
      </ReportFigures>
      <section aria-labelledby="since" className="no-print mt-12 flex flex-col gap-4">
        <h2 id="since">What has changed since</h2>
        {since === undefined ? (
          <p>
            <Link href={`${address}/${reportId}?since=frozen#since`}>
              Count again and compare with now
            </Link>
          </p>
        ) : (
          <Since access={access} report={report} />
        )}
      </section>
    </Page>
  );
}

/** The work that has still to make this report, or could not. */
async function findFreezing(access: ProjectAccess, id: string): Promise<Job | null> {
  const job = can(access.role, freezeJob.permission) ? await findJob(access, id) : null;
  return job?.kind === freezeJob.kind && job.state !== "done" ? job : null;
}

function Freezing({ slug, job }: { slug: string; job: Job }) {
  const address = `/projects/${slug}/statistics/reports`;
  return (
    <Page width="measure">
      <PageHeader
        title="Freezing the figures"
        description={isOver(job) ? null : "The report will be here."}
        breadcrumbs={[
          { href: `/projects/${slug}/statistics`, label: "Statistics" },
          { href: address, label: "Reports" },
        ]}
      />
      <div className="flex flex-col gap-6">
        <JobProgress slug={slug} job={jobView({ job, kind: freezeJob })} />
        {isOver(job) && (
          <p>
            <Link href={address}>All reports</Link>
          </p>
        )}
      </div>
    </Page>
  );
}

async function Since({
  access,
  report: { snapshot },
}: {
  access: ProjectAccess<"statistics:read">;
  report: Report;
}) {
  const now = await load(readSnapshot(access, snapshot.head.filter));
  const changes = changesBetween(snapshot.rows, now.snapshot.rows);
  return <Changes changes={changes} figures={snapshot.rows.length} />;
}

function Sharing({
  slug,
  report: { id, isPublic, publicTerms },
}: {
  slug: string;
  report: Report;
}) {
  return (
    <>
      <PublishDialog
        isPublic={isPublic}
        terms={publicTerms ?? USUAL_TERMS}
        publish={publishReport.bind(null, slug, id)}
      />
      {isPublic && (
        <ConfirmDialog
          trigger={<Button>Withdraw the public link</Button>}
          title="Withdraw the public link?"
          confirm="Withdraw the link"
          action={unpublishReport.bind(null, slug, id)}
        >
          It stops working at once. You can make a new one later.
        </ConfirmDialog>
      )}
      <ConfirmDialog
        trigger={<Button variant="quiet">Delete the report</Button>}
        title="Delete this report?"
        confirm="Delete the report"
        action={deleteReport.bind(null, slug, id)}
      >
        Nobody can open it any more, and its public link stops working. The tags and figures of the
        project stay as they are.
      </ConfirmDialog>
    </>
  );
}
