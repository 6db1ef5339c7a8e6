import { count } from "@/components/charts/format";
import { Notice } from "@/components/ui/notice";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { FigureChange } from "@/lib/domain/report/changes";
import type { StatisticRow } from "@/lib/domain/statistics/row";
import { shareOrValue } from "./figure-words";

const SHOWN = 100;

/** What would be different if the report were frozen now. */
export function Changes({
  changes,
  figures,
}: {
  changes: readonly FigureChange[];
  /** How many figures the report has. */
  figures: number;
}) {
  if (changes.length === 0) {
    return (
      <Notice title="Nothing has changed">All {figures} figures would be the same now.</Notice>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p>
        {changes.length} of {figures} figures would be different if the report were frozen now
        {changes.length > SHOWN && `; the first ${SHOWN} are shown`}. The report keeps what it
        shows.
      </p>
      <Table caption="Figures that have changed" captionHidden>
        <thead>
          <tr>
            <ColumnHead>Figure</ColumnHead>
            <ColumnHead>Of</ColumnHead>
            <ColumnHead numeric>Frozen</ColumnHead>
            <ColumnHead numeric>Now</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, SHOWN).map(({ then, now }, index) => {
            const row = (then ?? now)!;
            return (
              <Row key={index}>
                <RowHead>
                  {row.report.replaceAll("-", " ")}: {row.measure}
                </RowHead>
                <Cell>
                  {[row.frame, row.other_frame, row.outlet, row.month, row.category, row.layer]
                    .filter(Boolean)
                    .join(" · ")}
                </Cell>
                <Cell numeric>{written(then)}</Cell>
                <Cell numeric>{written(now)}</Cell>
              </Row>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

function written(row: StatisticRow | null): string {
  if (row === null) return "not there";
  const { x, n } = row;
  const counts = x === null ? `n = ${n}` : `${count(x)}/${n}`;
  const value = shareOrValue({ ...row, low: null, high: null });
  return value === "–" ? counts : `${value} (${counts})`;
}
