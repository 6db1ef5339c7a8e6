import Link from "next/link";
import { AgreementChart } from "@/components/charts/agreement-chart";
import { CoOccurrenceChart } from "@/components/charts/co-occurrence-chart";
import { OutletChart } from "@/components/charts/outlet-chart";
import { OutletMatrixChart } from "@/components/charts/outlet-matrix-chart";
import { PositionChart } from "@/components/charts/position-chart";
import { PrevalenceChart } from "@/components/charts/prevalence-chart";
import { SalienceChart } from "@/components/charts/salience-chart";
import { sourceLine } from "@/components/charts/source";
import { TimeChart } from "@/components/charts/time-chart";
import { Page } from "@/components/shell/page";
import { AgreementTable } from "@/components/statistics/agreement-table";
import { FilterBar } from "@/components/statistics/filter-bar";
import { TimelineEvents } from "@/components/statistics/timeline-events";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { listRounds } from "@/lib/data/rounds";
import { readFigures } from "@/lib/data/studies";
import { readStudyChoices } from "@/lib/data/study-choices";
import { listDeletedTimelineEvents, listTimelineEvents } from "@/lib/data/timeline-events";
import { indicatorsOf } from "@/lib/domain/statistics/indicator-scores";
import { judgementsOf } from "@/lib/domain/statistics/left-out";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { exporters } from "@/lib/domain/export/registry";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { parseStudyFilter, studyFilterQuery } from "@/lib/domain/statistics/filter";
import { OMITTABLE } from "@/lib/domain/statistics/without";
import { agreementOf } from "@/lib/domain/statistics/agreement-rows";
import { coOccurrence } from "@/lib/domain/statistics/co-occurrence";
import { filterInWords } from "@/lib/domain/statistics/filter-words";
import { position } from "@/lib/domain/statistics/position";
import { prevalence } from "@/lib/domain/statistics/prevalence";
import { prevalenceByPeriod, prevalenceByOutlet } from "@/lib/domain/statistics/prevalence-by";
import { reliabilityTier } from "@/lib/domain/statistics/reliability-tier";
import { layerName } from "@/lib/domain/statistics/row";
import { salience } from "@/lib/domain/statistics/salience";
import { salienceIntervals } from "@/lib/domain/statistics/salience-interval";
import { SEED } from "@/lib/domain/statistics/seed";
import { requireProject } from "@/lib/server/access";
import { queryOf } from "@/lib/server/address-query";
import { load } from "@/lib/server/run";
import { addEvent, changeEvent, putEventBack, removeEvent } from "./events/actions";

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
  const events = await listTimelineEvents(access);
  const editor = grant(access, "report:edit");
  const settled = studies.final.articles.length;
  const { layer, without: omitted } = filter;
  const study = studies[layer];
  const source = {
    round: round.name,
    layer: layerName(layer, filter.presence),
    codebookVersion,
    articles: study.articles.length,
    filter: filterInWords(filter, choices),
    seed: null,
    computedAt: new Date().toISOString(),
  };
  const agreements = agreementOf(coded, frames);
  const alphaOf = new Map(agreements.map(({ frameId, alpha }) => [frameId, alpha]));
  const shown = frames.map((frame) => ({
    ...frame,
    tier: reliabilityTier(alphaOf.get(frame.id)!, filter.bars),
  }));
  const outlets = prevalenceByOutlet(study, filter.presence);
  const chart = { source, frames: shown, passages: null };

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
            {indicatorsOf(rest.attributes, frames).length > 0 && (
              <p>
                <Link href={`/projects/${slug}/statistics/indicators?round=${round.id}`}>
                  Scores from yes-or-no questions
                </Link>
              </p>
            )}
          </>
        }
        actions={
          <>
            <ButtonLink href={`/projects/${slug}/statistics/reports?${studyFilterQuery(filter)}`}>
              Freeze these figures
            </ButtonLink>
            {Object.entries(exporters.statistics).map(([key, exporter]) => (
              <ButtonLink
                key={key}
                href={`/api/v1/projects/${slug}/exports/${key}?${studyFilterQuery(filter)}`}
                download
              >
                {exporter.name}
              </ButtonLink>
            ))}
          </>
        }
      />
      <FilterBar filter={filter} choices={choices} counted={sourceLine(source)} />
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
        <PrevalenceChart {...chart} prevalences={prevalence(study, filter.presence)} />
        <OutletMatrixChart {...chart} outlets={outlets} />
        <OutletChart {...chart} outlets={outlets} />
        <TimeChart
          {...chart}
          periods={prevalenceByPeriod(study, filter.period, filter.presence)}
          events={events}
        />
        {editor && (
          <TimelineEvents
            events={events}
            deleted={await listDeletedTimelineEvents(editor)}
            actions={{
              add: addEvent.bind(null, slug),
              change: changeEvent.bind(null, slug),
              remove: removeEvent.bind(null, slug),
              putBack: putEventBack.bind(null, slug),
            }}
          />
        )}
        <SalienceChart
          {...chart}
          source={{ ...source, seed: SEED }}
          table={salience(study)}
          intervals={salienceIntervals(study, { seed: SEED })}
          of="text"
        />
        <PositionChart {...chart} positions={position(study)} />
        <CoOccurrenceChart {...chart} table={coOccurrence(study)} />
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
          {...chart}
          source={{ ...source, layer: "reviewer layer", articles: coded.length, seed: SEED }}
          agreements={agreements}
        />
      </section>
    </>
  );
}
