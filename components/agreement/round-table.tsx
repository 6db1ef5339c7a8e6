import { FrameChip } from "@/components/frame-chip";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { FrameWarning } from "@/lib/domain/agreement/frame-agreement";
import { PARADOX } from "@/lib/domain/agreement/frame-agreement";
import type { FrameRow } from "@/lib/domain/agreement/round-agreement";
import type { Frame } from "@/lib/domain/frame";
import { belowBars, Figure, intervalNotes, percent } from "./figure";

/** Agreement on each frame's presence in articles: the figures that always stand together. */
export function RoundTable({
  rows,
  frames,
  names,
  hrefOf,
}: {
  rows: readonly FrameRow[];
  frames: readonly Frame[];
  names: ReadonlyMap<string, string>;
  /** Where the articles with the frame are shown. */
  hrefOf: (frameId: string) => string;
}) {
  const hasKappa = rows.some(({ kappa }) => kappa !== null);
  return (
    <Table caption="Which articles each frame is in">
      <thead>
        <tr>
          <ColumnHead>Frame</ColumnHead>
          <ColumnHead numeric>Articles</ColumnHead>
          <ColumnHead>Found by</ColumnHead>
          <ColumnHead numeric>Share of articles (prevalence)</ColumnHead>
          <ColumnHead numeric>Agreement</ColumnHead>
          <ColumnHead>Krippendorff’s α</ColumnHead>
          {hasKappa && <ColumnHead>Cohen’s κ</ColumnHead>}
          <ColumnHead>Gwet’s AC1</ColumnHead>
          <ColumnHead>Characters, uα</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const grey = row.tooRare ? "text-muted" : "";
          return (
            <Row key={row.frameId}>
              <RowHead>
                <FrameChip frame={frames.find(({ id }) => id === row.frameId)!} />
              </RowHead>
              <Cell numeric>
                <a href={hrefOf(row.frameId)}>{row.pairableArticles}</a>
              </Cell>
              <Cell className="text-sm">
                {row.reviewers.map(({ reviewerId, positives, articles }) => (
                  <span key={reviewerId} className="block whitespace-nowrap">
                    {names.get(reviewerId)}: {positives} of {articles}
                  </span>
                ))}
              </Cell>
              <Cell numeric>
                {row.prevalence === null ? (
                  "–"
                ) : (
                  <>
                    {percent(row.prevalence.share, 1)}
                    <span className="block text-sm text-muted">
                      {row.prevalence.positives} of {row.prevalence.values}
                    </span>
                  </>
                )}
              </Cell>
              <Cell numeric className={grey}>
                {row.percent.value === null ? "–" : percent(row.percent.value, 1)}
              </Cell>
              <Cell className={grey}>
                <Figure
                  coefficient={row.alpha}
                  interval={row.interval}
                  notes={notesOn(row, names)}
                />
              </Cell>
              {hasKappa && (
                <Cell className={grey}>{row.kappa ? <Figure coefficient={row.kappa} /> : "–"}</Cell>
              )}
              <Cell className={grey}>
                <Figure coefficient={row.ac1} />
              </Cell>
              <Cell className={grey}>
                <Figure coefficient={row.characters.alpha} interval={row.characters.interval} />
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}

function notesOn(row: FrameRow, names: ReadonlyMap<string, string>): string[] {
  return [
    ...(row.interval ? [belowBars(row.interval)] : []),
    ...(row.tooRare ? ["too rare to judge: fewer than 10 times found"] : []),
    ...(row.paradox ? [PARADOX] : []),
    ...intervalNotes(row.interval, row.pairableArticles),
    ...row.warnings.flatMap((warning) => unusedNote(warning, names)),
  ];
}

function unusedNote(warning: FrameWarning, names: ReadonlyMap<string, string>): string[] {
  if (warning.kind !== "unused_frame") return [];
  return [
    `${names.get(warning.reviewerId)} never used it, though others found it in ${warning.articles} of the same articles: another name for it, or a misunderstanding?`,
  ];
}
