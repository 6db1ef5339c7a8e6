import { FrameChip } from "@/components/frame-chip";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Frame } from "@/lib/domain/frame";
import type { Standing } from "@/lib/domain/training";
import { isReached } from "@/lib/domain/training";
import { score } from "./remark-words";

/** Every reviewer's scores in a training round: reviewers by frames. */
export function ScoresTable({
  frames,
  standings,
  admitted,
}: {
  frames: readonly Frame[];
  standings: readonly (Standing & { readonly reviewerId: string; readonly name: string })[];
  /** Ids of those who were let into a round without having passed. */
  admitted: ReadonlySet<string>;
}) {
  return (
    <Table caption="Scores by reviewer and frame" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Reviewer</ColumnHead>
          <ColumnHead numeric>Articles</ColumnHead>
          {frames.map((frame) => (
            <ColumnHead key={frame.id} numeric>
              <FrameChip frame={frame} short />
            </ColumnHead>
          ))}
          <ColumnHead>Training</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {standings.map(({ reviewerId, name, articles, leastArticles, frames: scores, passed }) => (
          <Row key={reviewerId}>
            <RowHead>{name}</RowHead>
            <Cell numeric>
              {articles} of {leastArticles}
            </Cell>
            {scores.map((frame) => (
              <Cell
                key={frame.frameId}
                numeric
                title={`${frame.matched} matches of ${frame.own} tags of ${name} and ${frame.expert} of the expert`}
                className={isReached(frame) ? "" : "font-medium text-danger"}
              >
                {score(frame.f1)}
                {!isReached(frame) && <span className="sr-only"> below the bar</span>}
              </Cell>
            ))}
            <Cell>
              {passed ? (
                <Badge tone="success">Passed</Badge>
              ) : admitted.has(reviewerId) ? (
                <Badge tone="accent">Let in</Badge>
              ) : (
                <Badge>Not yet</Badge>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
