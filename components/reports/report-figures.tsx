import { PrevalenceChart } from "@/components/charts/prevalence-chart";
import { AgreementChart } from "@/components/charts/agreement-chart";
import { Fragment } from "react";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import { PARADOX } from "@/lib/domain/agreement/frame-agreement";
import { groupBy } from "@/lib/domain/group-by";
import type { Snapshot } from "@/lib/domain/report/snapshot";
import { statistics } from "@/lib/domain/statistics/registry";
import { reliabilityTier } from "@/lib/domain/statistics/reliability-tier";
import type { StatisticRow } from "@/lib/domain/statistics/row";

/** Of a public report some figures are hidden. */
type ShownRow = StatisticRow & { readonly hidden?: boolean };

/** What a frozen report shows, drawn from nothing but its snapshot. */
export function ReportFigures({
  snapshot,
  computedAt,
}: {
  snapshot: Omit<Snapshot, "rows" | "facts" | "adjudication"> & {
    readonly rows: readonly ShownRow[];
  };
  /** ISO 8601, UTC */
  computedAt: string;
}) {
  const { prevalence, agreement, round, layer, codebookVersion, articles } = snapshot;
  const alphaOf = new Map(agreement.map(({ frameId, alpha }) => [frameId, alpha]));
  const frames = snapshot.frames.map((frame) => ({
    ...frame,
    tier: reliabilityTier(alphaOf.get(frame.id)!, snapshot.filter.bars),
  }));
  const source = {
    ...{ round: round.name, layer, codebookVersion, articles, filter: snapshot.filterWords },
    ...{ seed: null, computedAt },
  };
  const chart = { source, frames, passages: null };
  return (
    <div className="flex flex-col gap-12">
      <section aria-labelledby="occurrence" className="flex flex-col gap-8">
        <h2 id="occurrence">How often each frame occurs</h2>
        <PrevalenceChart {...chart} prevalences={prevalence} />
        {prevalence.length < frames.length && (
          <p className="text-sm text-muted">
            {frames.length - prevalence.length} of {frames.length} frames are not drawn: too few
            articles have them to be shown.
          </p>
        )}
      </section>
      <section aria-labelledby="agreement" className="flex flex-col gap-8">
        <h2 id="agreement">Agreement between reviewers</h2>
        <AgreementTable {...snapshot} />
        <AgreementChart
          {...chart}
          source={{
            ...source,
            layer: "reviewer layer",
            articles: snapshot.submittedArticles,
            seed: snapshot.seed,
          }}
          agreements={agreement}
        />
      </section>
      <AllFigures rows={snapshot.rows} />
    </div>
  );
}

/** Without anything about a single reviewer. */
function AgreementTable({
  agreement,
  frames,
  replicates,
  seed,
}: Pick<Snapshot, "agreement" | "frames" | "replicates" | "seed">) {
  return (
    <div className="flex flex-col gap-2">
      <Table caption="Agreement on each frame" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Frame</ColumnHead>
            <ColumnHead numeric>Articles</ColumnHead>
            <ColumnHead numeric>Reviewers</ColumnHead>
            <ColumnHead numeric>Per cent</ColumnHead>
            <ColumnHead>Krippendorff’s α, 95 % interval</ColumnHead>
            <ColumnHead numeric>Gwet’s AC1</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {agreement.map(({ frameId, pairableArticles, alpha, percent, ac1, ...row }) => (
            <Row key={frameId}>
              <RowHead>{frames.find(({ id }) => id === frameId)?.name}</RowHead>
              <Cell numeric>{pairableArticles}</Cell>
              <Cell numeric>{alpha.reviewers}</Cell>
              <Cell numeric>
                {percent.value === null ? "–" : `${(100 * percent.value).toFixed(1)} %`}
              </Cell>
              <Cell>
                {alpha.value === null ? (
                  `Undefined: ${BECAUSE[alpha.because]}`
                ) : (
                  <>
                    {figure(alpha.value)}
                    {row.interval &&
                      ` (${figure(row.interval.low)} to ${figure(row.interval.high)})`}
                  </>
                )}
                {row.paradox && <p className="text-sm text-muted">{PARADOX}</p>}
              </Cell>
              <Cell numeric>{ac1.value === null ? "–" : figure(ac1.value)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-muted">
        Found in the same articles or not, before anything was settled. Bars of α: 0.800 for firm,
        0.667 for tentative conclusions. Intervals from {replicates} resamples of articles, seed{" "}
        {seed}.
      </p>
    </div>
  );
}

/** Every figure of the report, one table for each statistic, folded away. */
function AllFigures({ rows }: { rows: readonly ShownRow[] }) {
  const reports = [...groupBy(rows, ({ report }) => report)];
  return (
    <section aria-labelledby="all" className="flex flex-col gap-4">
      <h2 id="all">All figures</h2>
      {reports.map(([report, those]) => (
        <details key={report} className="rounded-lg border border-line bg-surface px-5 py-3">
          <summary className="min-h-6 cursor-pointer font-medium">
            {titleOf(report)} <span className="font-normal text-muted">– {those.length}</span>
          </summary>
          <div className="flex flex-col gap-3 pt-3">
            <p className="text-sm text-muted">{definitionOf(report)}</p>
            <FigureTable caption={titleOf(report)} rows={those} />
          </div>
        </details>
      ))}
    </section>
  );
}

const WORDS = ["frame", "other_frame", "outlet", "month", "category"] as const;
const HEADS: Readonly<Record<(typeof WORDS)[number], string>> = {
  frame: "Frame",
  other_frame: "Other frame",
  outlet: "Outlet",
  month: "Month",
  category: "Of these",
};

function FigureTable({ caption, rows }: { caption: string; rows: readonly ShownRow[] }) {
  const words = WORDS.filter((key) => rows.some((row) => row[key] !== null));
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <ColumnHead>Figure</ColumnHead>
          <ColumnHead>Layer</ColumnHead>
          {words.map((key) => (
            <ColumnHead key={key}>{HEADS[key]}</ColumnHead>
          ))}
          <ColumnHead numeric>Count</ColumnHead>
          <ColumnHead numeric>Out of</ColumnHead>
          <ColumnHead numeric>Share or value</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={index}>
            <RowHead>{row.measure}</RowHead>
            <Cell>{row.layer}</Cell>
            {words.map((key) => (
              <Cell key={key}>{row[key] ?? ""}</Cell>
            ))}
            {row.hidden ? (
              <Cell numeric colSpan={3} className="text-muted">
                too few to be shown
              </Cell>
            ) : (
              <Fragment>
                <Cell numeric>{row.x === null ? "" : tidy(row.x)}</Cell>
                <Cell numeric>{row.n}</Cell>
                <Cell numeric className="whitespace-nowrap">
                  <Value row={row} />
                </Cell>
              </Fragment>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Value({ row: { share, value, low, high } }: { row: ShownRow }) {
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  const write = share === null ? figure : percent;
  const shown = share ?? value;
  if (shown === null) return <>–</>;
  return (
    <>
      {write(shown)}
      {low !== null && high !== null && ` (${write(low)} to ${write(high)})`}
    </>
  );
}

/** Figures that are no statistic of a study. */
const OTHERS: Readonly<Record<string, { readonly name: string; readonly definition: string }>> = {
  agreement: {
    name: "Agreement",
    definition: "Whether reviewers found the same frames in the same articles, before settling.",
  },
  "left-out": {
    name: "Left out",
    definition: "Passages that are gone since their text was corrected, out of all.",
  },
};

function titleOf(report: string): string {
  return isStatistic(report) ? statistics[report].name : (OTHERS[report]?.name ?? report);
}

function definitionOf(report: string): string {
  return isStatistic(report) ? statistics[report].definition : (OTHERS[report]?.definition ?? "");
}

function isStatistic(report: string): report is keyof typeof statistics {
  return Object.hasOwn(statistics, report);
}

function figure(value: number): string {
  return value.toFixed(3).replace("-", "−");
}

function tidy(x: number): string {
  return Number.isInteger(x) ? String(x) : x.toFixed(1);
}
