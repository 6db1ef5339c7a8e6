import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import { PARADOX } from "@/lib/domain/agreement/frame-agreement";
import type { Snapshot } from "@/lib/domain/report/snapshot";
import { coefficient } from "./figure-words";

/** Agreement on each frame as a report shows it: without anything about a single reviewer. */
export function AgreementFigures({
  agreement,
  head: { frames, replicates, seed },
}: Pick<Snapshot, "agreement" | "head">) {
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
          {agreement.map(
            ({ frameId, pairableArticles, alpha, interval, percent, ac1, paradox }) => (
              <Row key={frameId}>
                <RowHead>{frames.find(({ id }) => id === frameId)?.name}</RowHead>
                <Cell numeric>{pairableArticles}</Cell>
                <Cell numeric>{alpha.reviewers}</Cell>
                <Cell numeric>
                  {percent.value === null ? "–" : `${(100 * percent.value).toFixed(1)} %`}
                </Cell>
                <Cell>
                  {alpha.value === null
                    ? `Undefined: ${BECAUSE[alpha.because]}`
                    : coefficient(alpha.value, interval)}
                  {paradox && <p className="text-sm text-muted">{PARADOX}</p>}
                </Cell>
                <Cell numeric>{ac1.value === null ? "–" : coefficient(ac1.value)}</Cell>
              </Row>
            ),
          )}
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
