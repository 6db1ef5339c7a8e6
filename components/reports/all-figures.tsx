import { count } from "@/components/charts/format";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { groupBy } from "@/lib/domain/group-by";
import { statistics } from "@/lib/domain/statistics/registry";
import type { StatisticRow } from "@/lib/domain/statistics/row";
import { shareOrValue } from "./figure-words";

/** Of a public report some figures are hidden. */
export type ShownRow = StatisticRow & { readonly hidden?: boolean };

/** Figures shown of each statistic: a large study has tens of thousands, more than a browser can lay out. */
const SHOWN = 300;

/** The figures of a report, one table for each statistic, folded away. */
export function AllFigures({ rows }: { rows: readonly ShownRow[] }) {
  const reports = [...groupBy(rows, ({ report }) => report)];
  return (
    <section aria-labelledby="all" className="flex flex-col gap-4">
      <h2 id="all">All figures</h2>
      {reports.map(([report, those]) => {
        const known = Object.hasOwn(statistics, report)
          ? statistics[report as keyof typeof statistics]
          : { name: sentenceCase(report), definition: "" };
        return (
          <details key={report} className="rounded-lg border border-line bg-surface px-5 py-3">
            <summary className="min-h-6 cursor-pointer font-medium">
              {known.name} <span className="font-normal text-muted">– {count(those.length)}</span>
            </summary>
            <div className="flex flex-col gap-3 pt-3">
              {known.definition && <p className="text-sm text-muted">{known.definition}</p>}
              {those.length > SHOWN && (
                <p className="text-sm text-muted">
                  The first {SHOWN} of {count(those.length)}. All are in the file with the figures.
                </p>
              )}
              <FigureTable caption={known.name} rows={those.slice(0, SHOWN)} />
            </div>
          </details>
        );
      })}
    </section>
  );
}

const WORDS = ["frame", "other_frame", "outlet", "month", "category"] as const;
const HEADS: Readonly<Record<(typeof WORDS)[number], string>> = {
  frame: "Frame",
  other_frame: "Other frame",
  outlet: "Outlet",
  month: "Period",
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
              <>
                <Cell numeric>{row.x === null ? "" : count(row.x)}</Cell>
                <Cell numeric>{row.n}</Cell>
                <Cell numeric className="whitespace-nowrap">
                  {shareOrValue(row)}
                </Cell>
              </>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function sentenceCase(report: string): string {
  const words = report.replaceAll("-", " ");
  return words[0]!.toUpperCase() + words.slice(1);
}
