import Link from "next/link";
import { AgreementChart } from "@/components/charts/agreement-chart";
import { MonthChart } from "@/components/charts/month-chart";
import { OutletChart } from "@/components/charts/outlet-chart";
import { PrevalenceChart } from "@/components/charts/prevalence-chart";
import { Page } from "@/components/shell/page";
import { AgreementTable } from "@/components/statistics/agreement-table";
import { FilterBar } from "@/components/statistics/filter-bar";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { listRounds } from "@/lib/data/rounds";
import { readFigures } from "@/lib/data/studies";
import { readStudyChoices } from "@/lib/data/study-choices";
import { judgementsOf } from "@/lib/domain/statistics/left-out";
import type { ProjectAccess } from "@/lib/domain/access";
import { exporters } from "@/lib/domain/export/registry";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { parseStudyFilter, studyFilterQuery } from "@/lib/domain/statistics/filter";
import { OMITTABLE } from "@/lib/domain/statistics/without";
import { agreementOf } from "@/lib/domain/statistics/agreement-rows";
import { prevalence } from "@/lib/domain/statistics/prevalence";
import { prevalenceByMonth, prevalenceByOutlet } from "@/lib/domain/statistics/prevalence-by";
import { layerName } from "@/lib/domain/statistics/row";
import { requireProject } from "@/lib/server/access";
import { queryOf } from "@/lib/server/address-query";
import { load } from "@/lib/server/run";

export const metadata = { title: "Statistics" };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function StatisticsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "statistics:read"));
  const query = queryOf(await searchParams);
  const rounds = await listRounds(access);

  if (rounds.length === 0) {
    return (
      <Page>
        <PageHeader title="Statistics" />
        <EmptyState title="Nothing to count yet">
          Figures appear as soon as reviewers submit the first articles of a round.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page>
      <Figures slug={slug} access={access} wanted={parseStudyFilter(query)} />
    </Page>
  );
}

async function Figures({
  slug,
  access,
  wanted,
}: {
  slug: string;
  access: ProjectAccess<"statistics:read">;
  wanted: StudyFilter;
}) {
  const { filter, round, frames, studies, coded, reviewers, codebookVersion, leftOut, ...rest } =
    await load(readFigures(access, wanted));
  const choices = await readStudyChoices(access, round.id);
  const settled = studies.final.articles.length;
  const { layer, without: omitted } = filter;
  const study = studies[layer];
  const name = layerName(layer);
  const without = omitted.map((kind) => `, ${OMITTABLE[kind].name}`).join("");
  const source = `${round.name}, ${name}, codebook version ${codebookVersion}, ${study.articles.length} articles${without}`;
  const withLook = <Row extends { readonly frame: { readonly id: string } }>(
    rows: readonly Row[],
  ) => rows.map((row) => ({ ...row, frame: frames.find(({ id }) => id === row.frame.id)! }));
  const agreements = agreementOf(coded, frames);

  return (
    <>
      <PageHeader
        title="Statistics"
        description={
          <>
            <p>
              {coded.length} {coded.length === 1 ? "article has" : "articles have"} been submitted
              by at least one reviewer in “{round.name}”; {settled} of {coded.length} are settled.
            </p>
            {leftOut[layer] > 0 && (
              <p>
                {leftOut[layer]} of {judgementsOf(study, leftOut)}{" "}
                {layer === "final" ? "decisions" : "tags"} are left out of all figures: their text
                was corrected, and their passage is gone.
              </p>
            )}
            {rest.hasIndicators && (
              <p>
                <Link href={`/projects/${slug}/statistics/indicators?round=${round.id}`}>
                  Scores from yes-or-no questions
                </Link>
              </p>
            )}
          </>
        }
        actions={Object.entries(exporters.statistics).map(([key, exporter]) => (
          <ButtonLink
            key={key}
            href={`/api/v1/projects/${slug}/exports/${key}?${studyFilterQuery(filter)}`}
            download
          >
            {exporter.name}
          </ButtonLink>
        ))}
      />
      <FilterBar filter={filter} choices={choices} counted={source} />
      {omitted.length > 0 && (
        <div className="mb-12 -mt-8">
          <Notice title="Not all tags are counted here">
            Figures {omitted.map((kind) => OMITTABLE[kind].name).join(" and ")}. Articles that lose
            all their tags stay in every denominator, as articles without frames; a settled passage
            goes when all tags that it settles do. The files leave out the same.
          </Notice>
        </div>
      )}
      <section className="mb-16 flex flex-col gap-12" aria-labelledby="occurrence">
        <h2 id="occurrence">How often each frame occurs</h2>
        <PrevalenceChart
          title="Share of articles with each frame"
          source={source}
          rows={withLook(prevalence(study))}
        />
        <OutletChart
          title="By outlet"
          source={source}
          frames={frames}
          outlets={prevalenceByOutlet(study)}
        />
        <MonthChart
          title="By month of publication"
          source={source}
          frames={frames}
          months={prevalenceByMonth(study)}
        />
      </section>
      <section className="flex flex-col gap-6" aria-labelledby="agreement">
        <div className="max-w-measure">
          <h2 id="agreement">Agreement between reviewers</h2>
          <p className="text-muted">
            How far reviewers found the same frames in the same articles, before anything was
            settled. Counted from the articles that two or more reviewers submitted.
          </p>
        </div>
        <AgreementTable
          frames={frames}
          agreements={agreements}
          names={new Map(reviewers.map((reviewer) => [reviewer.id, reviewer.name]))}
        />
        <AgreementChart
          title="Krippendorff’s α for each frame"
          source={`${round.name}, reviewer layer, codebook version ${codebookVersion}${without}`}
          frames={frames}
          agreements={agreements}
        />
      </section>
    </>
  );
}
