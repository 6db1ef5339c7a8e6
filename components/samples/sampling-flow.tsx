import { Notice } from "@/components/ui/notice";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Stratum } from "@/lib/domain/sampling/draw";
import { weightOf } from "@/lib/domain/sampling/draw";
import type { Exclusion } from "@/lib/domain/sampling/frame";
import { EXCLUSIONS } from "@/lib/domain/sampling/frame";

interface Flow {
  readonly found: number;
  readonly excluded: readonly { readonly reason: Exclusion; readonly articles: number }[];
  readonly inFrame: number;
  readonly sampled: number;
  readonly strata: readonly Stratum[];
}

/** From all articles to the sample: found, left out and why, drawn; and each stratum. */
export function SamplingFlowTables({ flow }: { flow: Flow }) {
  const { found, excluded, inFrame, sampled, strata } = flow;
  const rows: [string, number][] = [
    ["Articles found", found],
    ...excluded.map(({ reason, articles }): [string, number] => [
      `left out: ${EXCLUSIONS[reason]}`,
      articles,
    ]),
    ["In the sampling frame", inFrame],
    ["Drawn", sampled],
  ];
  const empty = strata.filter(({ drawn }) => drawn === 0);
  const unseen = empty.reduce((sum, stratum) => sum + stratum.inFrame, 0);
  return (
    <div className="flex flex-col gap-6">
      <Table caption="From all articles to the sample">
        <tbody>
          {rows.map(([what, articles]) => (
            <Row key={what}>
              <RowHead>{what}</RowHead>
              <Cell numeric>{articles}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {empty.length > 0 && (
        <Notice tone="warning">
          {empty.length} of {strata.length} strata give no article: nothing drawn stands for their{" "}
          {unseen} of {inFrame} articles. A larger sample, or the same number from each stratum,
          reaches them.
        </Notice>
      )}
      {strata.length > 1 && (
        <Table caption="Strata">
          <thead>
            <tr>
              <ColumnHead>Stratum</ColumnHead>
              <ColumnHead numeric>In the frame (N)</ColumnHead>
              <ColumnHead numeric>Drawn (n)</ColumnHead>
              <ColumnHead numeric>Weight (N / n)</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {strata.map((stratum) => (
              <Row key={stratum.name}>
                <RowHead>{stratum.name}</RowHead>
                <Cell numeric>{stratum.inFrame}</Cell>
                <Cell numeric>{stratum.drawn}</Cell>
                <Cell numeric>{stratum.drawn > 0 ? weightOf(stratum).toFixed(2) : "–"}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}
