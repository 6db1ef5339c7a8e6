import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { PairRow } from "@/lib/domain/agreement/agreement-parts";
import { decimal, Figure, percent } from "./figure";

/** The pairs on one frame: who found it where the other did not. Every count opens its articles. */
export function PairTable({
  caption,
  pairs,
  names,
  hrefOf,
}: {
  caption: string;
  pairs: readonly PairRow[];
  names: ReadonlyMap<string, string>;
  hrefOf: (pair: PairRow, value: "both" | "first" | "second" | "neither") => string;
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <ColumnHead>Reviewers</ColumnHead>
          <ColumnHead numeric>Articles</ColumnHead>
          <ColumnHead numeric>Both found it</ColumnHead>
          <ColumnHead numeric>Only the first</ColumnHead>
          <ColumnHead numeric>Only the second</ColumnHead>
          <ColumnHead numeric>Neither</ColumnHead>
          <ColumnHead numeric>Agreement</ColumnHead>
          <ColumnHead>α</ColumnHead>
          <ColumnHead>κ</ColumnHead>
          <ColumnHead numeric>Characters, F1</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => {
          const [first, second] = pair.reviewerIds;
          const counts = [
            ["both", pair.both],
            ["first", pair.onlyFirst],
            ["second", pair.onlySecond],
            ["neither", pair.neither],
          ] as const;
          return (
            <Row key={`${first} ${second}`}>
              <RowHead>
                {names.get(first)} and {names.get(second)}
              </RowHead>
              <Cell numeric>{pair.articles}</Cell>
              {counts.map(([value, count]) => (
                <Cell key={value} numeric>
                  {count === 0 ? 0 : <a href={hrefOf(pair, value)}>{count}</a>}
                </Cell>
              ))}
              <Cell numeric>
                {pair.percent.value === null ? "–" : percent(pair.percent.value, 1)}
              </Cell>
              <Cell>
                <Figure coefficient={pair.alpha} />
              </Cell>
              <Cell>
                <Figure coefficient={pair.kappa} />
              </Cell>
              <Cell numeric>{pair.characterF1 === null ? "–" : decimal(pair.characterF1)}</Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
