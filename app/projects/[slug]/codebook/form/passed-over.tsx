import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { PassedOver as Figure } from "@/lib/data/submissions";
import type { Rule } from "@/lib/domain/article-form";
import { REQUIRED } from "@/lib/domain/article-form";

/** How often each reviewer passed over a rule in one round, and why. */
export function PassedOver({
  round,
  figures,
  rules,
}: {
  round: string;
  figures: readonly Figure[];
  rules: readonly Rule[];
}) {
  if (figures.length === 0) return null;
  const nameOf = (id: string) =>
    id === REQUIRED
      ? "A required question had no answer"
      : (rules.find((rule) => rule.id === id)?.message ?? "A rule of an older version");
  return (
    <Table caption={`Rules passed over in “${round}”`}>
      <thead>
        <tr>
          <ColumnHead>Rule</ColumnHead>
          <ColumnHead>Reviewer</ColumnHead>
          <ColumnHead numeric>Articles</ColumnHead>
          <ColumnHead>Reasons</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ ruleId, reviewer, count, submitted, reasons }) => (
          <Row key={`${ruleId} ${reviewer}`}>
            <RowHead>{nameOf(ruleId)}</RowHead>
            <Cell>{reviewer}</Cell>
            <Cell numeric>
              {count} of {submitted}
            </Cell>
            <Cell>{reasons.map((reason) => `“${reason}”`).join(" ")}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
