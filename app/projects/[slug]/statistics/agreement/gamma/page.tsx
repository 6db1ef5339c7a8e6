import { AgreementTabs } from "@/components/agreement/agreement-tabs";
import { Compute } from "@/components/agreement/compute";
import { GammaTable } from "@/components/agreement/gamma-table";
import { JobProgress } from "@/components/jobs/job-progress";
import { Page } from "@/components/shell/page";
import { FilterBar } from "@/components/statistics/filter-bar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { readAgreementScope } from "@/lib/data/agreement-scope";
import { listTitles } from "@/lib/data/difference-passages";
import { findJobFor } from "@/lib/data/jobs";
import { readStudyChoices } from "@/lib/data/study-choices";
import { SAMPLER } from "@/lib/domain/agreement/gamma";
import type { GammaArticles } from "@/lib/domain/agreement/gamma-articles";
import { gammaOptionsOf, gammaQuery } from "@/lib/domain/agreement/gamma-options";
import { parseStudyFilter, studyFilterQuery } from "@/lib/domain/statistics/filter";
import { requireProject } from "@/lib/server/access";
import { queryOf } from "@/lib/server/address-query";
import { gammaInput, gammaJob } from "@/lib/server/jobs/gamma";
import { jobView } from "@/lib/server/jobs/view";
import { load } from "@/lib/server/run";
import { computeGamma } from "../actions";
import type { AgreementPageProps } from "../shown";

export const metadata = { title: "Gamma" };

const FIELDS = [
  ["gamma-articles", "Articles", "At most; drawn with the seed."],
  ["gamma-alpha", "Weight of position (α)", "Gamma Software takes 3."],
  ["gamma-beta", "Weight of the frame (β)", ""],
  ["gamma-empty", "Cost of no partner (Δ∅)", ""],
  ["gamma-precision", "Precision", "The smaller, the more random continua."],
  ["gamma-seed", "Seed", ""],
] as const;

/** γ of single articles: agreement on where units are and which frame they have, by alignment. */
export default async function GammaPage({ params, searchParams }: AgreementPageProps) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "statistics:read"));
  const address = queryOf(await searchParams);
  const scope = await load(readAgreementScope(access, parseStudyFilter(address)));
  const options = gammaOptionsOf(address);
  const filter = scope ? studyFilterQuery({ ...scope.filter, layer: null }) : new URLSearchParams();
  const header = (
    <>
      <PageHeader
        title="Passages lined up (Gamma, γ)"
        description="γ aligns the passages of all reviewers of an article as well as possible and compares the disorder that is left with that of random passages. It takes long, depends on how the random passages are made, and is given article by article: no mean of them is a γ."
        breadcrumbs={[{ href: `/projects/${slug}/statistics`, label: "Statistics" }]}
      />
      <AgreementTabs address={`/projects/${slug}/statistics`} query={filter.toString()} />
    </>
  );
  if (!scope) {
    return (
      <Page>
        {header}
        <EmptyState title="Nothing to compare yet">
          γ can be computed as soon as two reviewers have submitted the same article.
        </EmptyState>
      </Page>
    );
  }
  const parameters = gammaQuery(options);
  const [choices, job] = await Promise.all([
    readStudyChoices(access, scope.round.id),
    findJobFor(access, gammaJob.kind, gammaInput(scope, options)),
  ]);
  const query = new URLSearchParams([...filter, ...Object.entries(parameters)]).toString();
  const result = job?.state === "done" ? (job.result as unknown as GammaArticles) : null;
  const titles = result
    ? await listTitles(
        access,
        result.articles.map(({ articleId }) => articleId),
      )
    : new Map<string, string>();

  return (
    <Page>
      {header}
      <FilterBar
        blindOnly
        filter={scope.filter}
        choices={choices}
        keep={parameters}
        counted="Of articles that two reviewers or more submitted; reviewer layer."
      />
      <div className="flex flex-col gap-10">
        <form method="get" className="flex max-w-measure flex-col gap-5">
          {[...filter].map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <div className="grid gap-5 sm:grid-cols-3">
            {FIELDS.map(([name, label, hint]) => (
              <TextInput
                key={name}
                label={label}
                name={name}
                type="number"
                step="any"
                min={0}
                required
                defaultValue={parameters[name]}
                hint={hint || undefined}
              />
            ))}
          </div>
          <div>
            <Button type="submit">Choose these</Button>
          </div>
        </form>
        {result ? (
          <section className="flex flex-col gap-4" aria-label="γ of articles">
            <GammaTable
              result={result}
              titles={titles}
              hrefOf={(articleId) => `/projects/${slug}/compare/${scope.round.id}/${articleId}`}
            />
            <p className="max-w-measure text-sm text-muted">
              {result.articles.length} of {result.pairableArticles} articles. Sampler: {SAMPLER}{" "}
              (counts, lengths and gaps from normal distributions as found in the article); α{" "}
              {result.options.alpha}, β {result.options.beta}, Δ∅ {result.options.deltaEmpty}, seed{" "}
              {result.options.seed}, precision {result.options.precision}, at least{" "}
              {result.options.samples} random continua for each article.
            </p>
          </section>
        ) : (
          <div className="flex max-w-measure flex-col gap-6">
            {job && <JobProgress key={job.id} slug={slug} job={jobView({ job, kind: gammaJob })} />}
            {(!job || job.state === "failed" || job.state === "cancelled") && (
              <Compute
                key={query}
                action={computeGamma.bind(null, slug, query)}
                submit="Compute γ"
                atOnce={false}
                text={
                  job
                    ? "The computation was stopped or did not come to its end."
                    : "This can take minutes. You can leave the page meanwhile, and stop it."
                }
              />
            )}
          </div>
        )}
      </div>
    </Page>
  );
}
