import type { ReactNode } from "react";
import { AgreementTabs } from "@/components/agreement/agreement-tabs";
import { Compute } from "@/components/agreement/compute";
import { JobProgress } from "@/components/jobs/job-progress";
import { Page } from "@/components/shell/page";
import { FilterBar } from "@/components/statistics/filter-bar";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { AgreementScope } from "@/lib/data/agreement-scope";
import { readAgreementScope } from "@/lib/data/agreement-scope";
import { findJobFor } from "@/lib/data/jobs";
import { readStudyChoices } from "@/lib/data/study-choices";
import type { ProjectAccess } from "@/lib/domain/access";
import { parseStudyFilter, studyFilterQuery } from "@/lib/domain/statistics/filter";
import { requireProject } from "@/lib/server/access";
import { queryOf } from "@/lib/server/address-query";
import type { AgreementPart, AgreementResults } from "@/lib/server/jobs/agreement";
import { agreementInput, agreementJob } from "@/lib/server/jobs/agreement";
import { jobView } from "@/lib/server/jobs/view";
import { load } from "@/lib/server/run";
import { computeAgreement } from "./actions";

export interface AgreementPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a page draws once the figures are there. */
export interface Ready<P extends AgreementPart> {
  readonly slug: string;
  readonly access: ProjectAccess<"statistics:read">;
  readonly scope: AgreementScope;
  readonly figures: AgreementResults[P];
  /** What the filter leaves in, in words. */
  readonly choices: Awaited<ReturnType<typeof readStudyChoices>>;
  /** The filter as a query string. */
  readonly query: string;
}

/** A page of agreement figures: what they are of, and the figures, or how far they are. */
export async function AgreementPage<P extends AgreementPart>({
  params,
  searchParams,
  part,
  title,
  description,
  children,
}: AgreementPageProps & {
  part: P;
  title: string;
  description: ReactNode;
  children: (ready: Ready<P>) => ReactNode;
}) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "statistics:read"));
  const filter = parseStudyFilter(queryOf(await searchParams));
  const scope = await load(readAgreementScope(access, filter));
  const header = (
    <>
      <PageHeader
        title={title}
        description={description}
        breadcrumbs={[{ href: `/projects/${slug}/statistics`, label: "Statistics" }]}
      />
      <AgreementTabs
        address={`/projects/${slug}/statistics`}
        query={scope ? studyFilterQuery({ ...scope.filter, layer: null }).toString() : ""}
      />
    </>
  );
  if (!scope) {
    return (
      <Page>
        {header}
        <EmptyState title="Nothing to compare yet">
          Agreement can be computed as soon as two reviewers have submitted the same article.
        </EmptyState>
      </Page>
    );
  }
  const input = agreementInput(part, scope);
  const [choices, job] = await Promise.all([
    readStudyChoices(access, scope.round.id),
    findJobFor(access, agreementJob.kind, input),
  ]);
  const query = studyFilterQuery({ ...scope.filter, layer: null }).toString();
  const articles = new Set(scope.work.map(({ articleId }) => articleId)).size;
  return (
    <Page>
      {header}
      <FilterBar
        blindOnly
        filter={scope.filter}
        choices={choices}
        counted={`${articles} ${articles === 1 ? "article" : "articles"} submitted by at least one reviewer; reviewer layer, before anything was settled; codebook version ${scope.round.codebookVersion}.`}
      />
      {job?.state === "done" ? (
        children({
          ...{ slug, access, scope, choices, query },
          figures: job.result as unknown as AgreementResults[P],
        })
      ) : (
        <div className="flex max-w-measure flex-col gap-6">
          {job && (
            <JobProgress key={job.id} slug={slug} job={jobView({ job, kind: agreementJob })} />
          )}
          {(!job || job.state === "failed" || job.state === "cancelled") && (
            <Compute
              key={input.revision}
              action={computeAgreement.bind(null, slug, part, query)}
              submit="Compute agreement"
              atOnce={!job}
              text={
                job
                  ? "The computation was stopped or did not come to its end."
                  : "Intervals are resampled, which takes a few seconds."
              }
            />
          )}
        </div>
      )}
    </Page>
  );
}
