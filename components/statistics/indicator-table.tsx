import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { IndicatorResult } from "@/lib/domain/statistics/indicator-scores";
import { FEWEST_CODINGS } from "@/lib/domain/statistics/indicator-scores";

/** One frame's questions: how often each was answered yes, and how they hang together. */
export function IndicatorTable({ result }: { result: IndicatorResult }) {
  const { frame, score, articles, codings, alpha, items } = result;
  const enough = codings >= FEWEST_CODINGS;
  return (
    <section className="flex flex-col gap-4" aria-label={frame}>
      <div>
        <h2>{frame}</h2>
        <p className="text-muted">
          {score === null
            ? "No coding has answered all its questions yet."
            : `Mean score ${score.toFixed(2)} of 1, over ${counted(articles, "article")}. ${alphaSentence(result)}`}
        </p>
      </div>
      {score !== null && (
        <Table caption={`Questions of ${frame}`} captionHidden>
          <thead>
            <tr>
              <ColumnHead>Question</ColumnHead>
              <ColumnHead numeric>Yes, of {codings}</ColumnHead>
              <ColumnHead numeric>r with the others</ColumnHead>
              <ColumnHead numeric>α without it</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, name, question, mean, itemRest, alphaWithout }) => (
              <Row key={id}>
                <RowHead>
                  {name}
                  {question && <span className="block text-sm text-muted">{question}</span>}
                </RowHead>
                <Cell numeric>
                  {Math.round(mean * codings)}
                  {enough && ` (${(100 * mean).toFixed(0)} %)`}
                </Cell>
                <Cell numeric>{enough ? decimal(itemRest) : "too few"}</Cell>
                <Cell numeric>{enough ? decimal(alphaWithout) : "too few"}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      {alpha !== null && enough && alpha < 0 && (
        <p className="text-sm text-muted">
          α below 0: some questions say the opposite of the others, so their mean says little.
        </p>
      )}
    </section>
  );
}

function alphaSentence({ alpha, codings, items }: IndicatorResult): string {
  const of = counted(codings, "complete coding");
  if (items.length < 2) return `Cronbach’s α needs two questions; this frame has one (${of}).`;
  if (codings < FEWEST_CODINGS) {
    return `Cronbach’s α: too few codings (${of}); shown from ${FEWEST_CODINGS} on.`;
  }
  if (alpha === null) return `Cronbach’s α: undefined, because the scores do not vary (${of}).`;
  return `Cronbach’s α ${alpha.toFixed(2)}, from ${of}.`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function decimal(value: number | null): string {
  return value === null ? "undefined" : value.toFixed(2);
}
