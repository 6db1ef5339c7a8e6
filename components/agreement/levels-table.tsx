import { FrameChip } from "@/components/frame-chip";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Interval } from "@/lib/domain/agreement/bootstrap";
import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import type { FrameRow } from "@/lib/domain/agreement/round-agreement";
import type { Frame } from "@/lib/domain/frame";
import { Figure, intervalNotes, percent } from "./figure";

/** The same frames looked at ever more closely: from whole articles to single characters. */
export function LevelsTable({
  rows,
  frames,
}: {
  rows: readonly FrameRow[];
  frames: readonly Frame[];
}) {
  const [first] = rows;
  const units = (level: "paragraphs" | "sentences") => first?.[level].alpha.pairableUnits ?? 0;
  return (
    <Table caption="How closely reviewers agree on where each frame is">
      <thead>
        <tr>
          <ColumnHead>Frame</ColumnHead>
          <ColumnHead>Articles, α</ColumnHead>
          <ColumnHead>Paragraphs ({units("paragraphs")}), α</ColumnHead>
          <ColumnHead>Sentences ({units("sentences")}), α</ColumnHead>
          <ColumnHead>Characters, uα</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.frameId}>
            <RowHead>
              <FrameChip frame={frames.find(({ id }) => id === row.frameId)!} />
            </RowHead>
            {[row, row.paragraphs, row.sentences, row.characters].map((level, index) => (
              <Cell key={index} className={row.tooRare ? "text-muted" : ""}>
                <Level {...level} articles={row.pairableArticles} />
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Level({
  alpha,
  interval,
  percent: agreement,
  articles,
}: {
  alpha: Coefficient;
  interval: Interval | null;
  percent?: Coefficient;
  articles: number;
}) {
  return (
    <>
      <Figure coefficient={alpha} interval={interval} notes={intervalNotes(interval, articles)} />
      {agreement && agreement.value !== null && (
        <span className="block text-sm text-muted">{percent(agreement.value, 1)} agreement</span>
      )}
    </>
  );
}
