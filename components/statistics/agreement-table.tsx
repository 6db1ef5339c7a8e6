import { decimal, percent } from "@/components/charts/format";
import { FrameChip } from "@/components/frame-chip";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import type { FrameAgreement } from "@/lib/domain/agreement/frame-agreement";
import { PARADOX } from "@/lib/domain/agreement/frame-agreement";
import type { Frame } from "@/lib/domain/frame";

/** Agreement on each frame's presence: the figures that always stand together. */
export function AgreementTable({
  frames,
  agreements,
  names,
}: {
  frames: readonly Frame[];
  agreements: readonly FrameAgreement[];
  names: ReadonlyMap<string, string>;
}) {
  const hasKappa = agreements.some(({ kappa }) => kappa !== null);
  return (
    <Table caption="Agreement on each frame" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Frame</ColumnHead>
          <ColumnHead numeric>Articles</ColumnHead>
          <ColumnHead>Found by</ColumnHead>
          <ColumnHead numeric>Per cent</ColumnHead>
          <ColumnHead>Krippendorff’s α</ColumnHead>
          {hasKappa && <ColumnHead numeric>Cohen’s κ</ColumnHead>}
          <ColumnHead numeric>Gwet’s AC1</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {agreements.map((agreement) => {
          const frame = frames.find(({ id }) => id === agreement.frameId)!;
          const rare = agreement.tooRare ? "text-muted" : "";
          return (
            <Row key={frame.id}>
              <RowHead>
                <FrameChip frame={frame} />
              </RowHead>
              <Cell numeric>{agreement.pairableArticles}</Cell>
              <Cell className="text-sm">
                <FoundBy reviewers={agreement.reviewers} names={names} />
              </Cell>
              <Cell numeric className={rare}>
                {agreement.percent.value === null
                  ? "–"
                  : `${(100 * agreement.percent.value).toFixed(1)} %`}
              </Cell>
              <Cell className={rare}>
                <Alpha {...agreement} />
              </Cell>
              {hasKappa && (
                <Cell numeric className={rare}>
                  {agreement.kappa ? figure(agreement.kappa) : "–"}
                </Cell>
              )}
              <Cell numeric className={rare}>
                {figure(agreement.ac1)}
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Reviewers who are listed at once; more are counted, and unfold. */
const MOST_NAMED = 4;

/** In how many of their articles the reviewers found the frame. */
function FoundBy({
  reviewers,
  names,
}: Pick<FrameAgreement, "reviewers"> & { names: ReadonlyMap<string, string> }) {
  const lines = reviewers.map(({ reviewerId, positives, articles }) => (
    <span key={reviewerId} className="block whitespace-nowrap">
      {names.get(reviewerId)}: {positives} of {articles}
    </span>
  ));
  if (reviewers.length <= MOST_NAMED) return lines;
  const shares = reviewers.flatMap(({ positives, articles }) =>
    articles > 0 ? positives / articles : [],
  );
  return (
    <details>
      <summary className="cursor-pointer whitespace-nowrap">
        {reviewers.length} reviewers, in {percent(Math.min(...shares))} to{" "}
        {percent(Math.max(...shares))}
      </summary>
      {lines}
    </details>
  );
}

/** α with its interval, or why there is none, and what to bear in mind about it. */
function Alpha({ alpha, interval, tooRare, paradox, warnings }: FrameAgreement) {
  if (alpha.value === null) {
    return <>Undefined because: {lowerFirst(BECAUSE[alpha.because])}</>;
  }
  const notes = [
    ...(tooRare ? ["too rare to judge"] : []),
    ...(paradox ? [PARADOX] : []),
    ...(interval ? [] : ["no interval from fewer than 5 articles"]),
    ...warnings.map(({ kind }) => WARNINGS[kind]),
  ];
  return (
    <>
      <span className="whitespace-nowrap tabular-nums">
        {decimal(alpha.value, 3)}
        {interval && ` [${decimal(interval.low, 3)}, ${decimal(interval.high, 3)}]`}
      </span>
      {notes.map((note) => (
        <span key={note} className="block text-sm text-muted">
          {note}
        </span>
      ))}
    </>
  );
}

const WARNINGS: Record<FrameAgreement["warnings"][number]["kind"], string> = {
  unused_frame: "one reviewer never used it: a misunderstanding?",
  few_articles: "interval from fewer than 10 articles",
  undefined_replicates: "more than 5 % of the resamples had no value",
};

function figure(coefficient: Coefficient): string {
  return coefficient.value === null ? "undefined" : decimal(coefficient.value, 3);
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
