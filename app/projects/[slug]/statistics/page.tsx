import { AgreementChart } from "@/components/charts/agreement-chart";
import { MonthChart } from "@/components/charts/month-chart";
import { OutletChart } from "@/components/charts/outlet-chart";
import { PrevalenceChart } from "@/components/charts/prevalence-chart";
import { Page } from "@/components/shell/page";
import { AgreementTable } from "@/components/statistics/agreement-table";
import { StatisticsChoice } from "@/components/statistics/statistics-choice";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listRounds } from "@/lib/data/rounds";
import { readFigures } from "@/lib/data/studies";
import { judgementsOf } from "@/lib/domain/statistics/left-out";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Layer } from "@/lib/domain/frame-use";
import { exporters } from "@/lib/domain/export/registry";
import { mainRound } from "@/lib/domain/round";
import { agreementOf } from "@/lib/domain/statistics/agreement-rows";
import { prevalence } from "@/lib/domain/statistics/prevalence";
import { prevalenceByMonth, prevalenceByOutlet } from "@/lib/domain/statistics/prevalence-by";
import { layerName } from "@/lib/domain/statistics/row";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";

export const metadata = { title: "Statistics" };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ round?: string | string[]; layer?: string | string[] }>;
}

export default async function StatisticsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { round: wanted, layer: wantedLayer } = await searchParams;
  const access = await load(requireProject(slug, "statistics:read"));
  const rounds = await listRounds(access);
  const round = rounds.find(({ id }) => id === wanted) ?? mainRound(rounds);

  if (!round) {
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
      <Figures
        slug={slug}
        access={access}
        round={round}
        rounds={rounds}
        wantedLayer={wantedLayer}
      />
    </Page>
  );
}

async function Figures({
  slug,
  access,
  round,
  rounds,
  wantedLayer,
}: {
  slug: string;
  access: ProjectAccess<"statistics:read">;
  round: Awaited<ReturnType<typeof listRounds>>[number];
  rounds: Awaited<ReturnType<typeof listRounds>>;
  wantedLayer: string | string[] | undefined;
}) {
  const { frames, studies, coded, reviewers, codebookVersion, leftOut } = await load(
    readFigures(access, round.id),
  );
  const settled = studies.final.articles.length;
  const layer: Layer =
    wantedLayer === "final" || wantedLayer === "reviewer"
      ? wantedLayer
      : settled > 0
        ? "final"
        : "reviewer";
  const study = studies[layer];
  const name = layerName(layer);
  const source = `${round.name}, ${name}, codebook version ${codebookVersion}, ${study.articles.length} articles`;
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
          </>
        }
        actions={Object.entries(exporters.statistics).map(([key, exporter]) => (
          <ButtonLink
            key={key}
            href={`/api/v1/projects/${slug}/exports/${key}?round=${round.id}`}
            download
          >
            {exporter.name}
          </ButtonLink>
        ))}
      />
      <StatisticsChoice rounds={rounds} round={round.id} layer={layer} settled={settled} />
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
          source={`${round.name}, reviewer layer, codebook version ${codebookVersion}`}
          frames={frames}
          agreements={agreements}
        />
      </section>
    </>
  );
}
