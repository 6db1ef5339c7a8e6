import { AgreementChart } from "@/components/charts/agreement-chart";
import { PrevalenceChart } from "@/components/charts/prevalence-chart";
import type { Snapshot } from "@/lib/domain/report/snapshot";
import type { Prevalence } from "@/lib/domain/statistics/prevalence";
import { AgreementFigures } from "./agreement-figures";
import type { ShownRow } from "./all-figures";
import { AllFigures } from "./all-figures";

/** What every frozen report shows, a public one too; drawn from nothing but its snapshot. */
export function ReportFigures({
  snapshot,
  computedAt,
  children,
}: {
  snapshot: Pick<Snapshot, "head" | "filterWords" | "agreement" | "submittedArticles"> & {
    readonly prevalence: readonly Prevalence[];
    readonly rows: readonly ShownRow[];
  };
  /** ISO 8601, UTC */
  computedAt: string;
  /** More charts of how often and where frames occur. */
  children?: React.ReactNode;
}) {
  const { head, prevalence, agreement, submittedArticles, rows } = snapshot;
  const chart = chartOf(snapshot, computedAt);
  const notDrawn = head.frames.length - prevalence.length;
  return (
    <div className="flex flex-col gap-12">
      <section aria-labelledby="occurrence" className="flex flex-col gap-10">
        <h2 id="occurrence">How often each frame occurs</h2>
        <PrevalenceChart {...chart} prevalences={prevalence} />
        {notDrawn > 0 && (
          <p className="text-sm text-muted">
            {notDrawn} of {head.frames.length} frames are not drawn: too few articles have them to
            be shown.
          </p>
        )}
        {children}
      </section>
      <section aria-labelledby="agreement" className="flex flex-col gap-8">
        <h2 id="agreement">Agreement between reviewers</h2>
        <AgreementFigures agreement={agreement} head={head} />
        <AgreementChart
          {...chart}
          source={{
            ...chart.source,
            layer: "reviewer layer",
            articles: submittedArticles,
            seed: head.seed,
          }}
          agreements={agreement}
        />
      </section>
      <AllFigures rows={rows} />
    </div>
  );
}

/** What each chart of a frozen report is told. Its marks open nothing: the passages may have changed. */
export function chartOf(
  { head, filterWords }: Pick<Snapshot, "head" | "filterWords">,
  computedAt: string,
) {
  const { round, layer, codebookVersion, flow, frames, tiers } = head;
  return {
    source: {
      ...{ round: round.name, layer, codebookVersion, articles: flow.counted },
      ...{ filter: filterWords, seed: null, computedAt },
    },
    frames: frames.map((frame) => ({ ...frame, tier: tiers[frame.id]! })),
    passages: null,
  };
}
