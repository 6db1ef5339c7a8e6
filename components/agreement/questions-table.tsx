import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { JudgementAgreement } from "@/lib/domain/agreement/judgement-agreement";
import { belowBars, Figure, intervalNotes, percent } from "./figure";

/** Agreement on judgements about whole articles, one row for each α. */
export function QuestionsTable({
  caption,
  rows,
}: {
  caption: string;
  rows: readonly { readonly name: string; readonly judgement: JudgementAgreement }[];
}) {
  const hasKappa = rows.some(({ judgement }) => judgement.kappa !== null);
  const hasAc1 = rows.some(({ judgement }) => judgement.ac1 !== null);
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <ColumnHead>Judgement</ColumnHead>
          <ColumnHead numeric>Articles</ColumnHead>
          <ColumnHead numeric>Reviewers</ColumnHead>
          <ColumnHead numeric>Agreement</ColumnHead>
          <ColumnHead>Krippendorff’s α</ColumnHead>
          {hasKappa && <ColumnHead>Cohen’s κ</ColumnHead>}
          {hasAc1 && <ColumnHead>Gwet’s AC1</ColumnHead>}
        </tr>
      </thead>
      <tbody>
        {rows.flatMap(({ name, judgement }) =>
          judgement.alphas.map(({ scale, alpha, interval }) => (
            <Row key={`${name} ${scale}`}>
              <RowHead>
                {name} <span className="font-normal text-muted">({scale})</span>
              </RowHead>
              <Cell numeric>{judgement.pairableArticles}</Cell>
              <Cell numeric>{judgement.reviewers}</Cell>
              <Cell numeric>
                {judgement.percent.value === null ? "–" : percent(judgement.percent.value, 1)}
              </Cell>
              <Cell>
                <Figure
                  coefficient={alpha}
                  interval={interval}
                  notes={[
                    ...(interval ? [belowBars(interval)] : []),
                    ...intervalNotes(interval, judgement.pairableArticles),
                  ]}
                />
              </Cell>
              {hasKappa && (
                <Cell>{judgement.kappa ? <Figure coefficient={judgement.kappa} /> : "–"}</Cell>
              )}
              {hasAc1 && (
                <Cell>{judgement.ac1 ? <Figure coefficient={judgement.ac1} /> : "–"}</Cell>
              )}
            </Row>
          )),
        )}
      </tbody>
    </Table>
  );
}
