import { FrameChip } from "@/components/frame-chip";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Frame } from "@/lib/domain/frame";
import type { Standing } from "@/lib/domain/training";
import { isReached } from "@/lib/domain/training";
import { score } from "./remark-words";

/** A reviewer's own scores in a training round, frame by frame, with what they are made of. */
export function StandingTable({
  standing,
  frames,
}: {
  standing: Standing;
  frames: readonly Pick<Frame, "id" | "name" | "shortName" | "color" | "pattern">[];
}) {
  const known = new Map(frames.map((frame) => [frame.id, frame]));
  return (
    <Table caption="Your scores so far, by frame" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Frame</ColumnHead>
          <ColumnHead numeric>Your tags</ColumnHead>
          <ColumnHead numeric>Expert’s</ColumnHead>
          <ColumnHead numeric>Match</ColumnHead>
          <ColumnHead numeric>Score</ColumnHead>
          <ColumnHead numeric>Bar</ColumnHead>
          <ColumnHead>Reached</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {standing.frames.map((frame) => (
          <Row key={frame.frameId}>
            <RowHead>
              <FrameChip frame={known.get(frame.frameId)!} />
            </RowHead>
            <Cell numeric>{frame.own}</Cell>
            <Cell numeric>{frame.expert}</Cell>
            <Cell numeric>{frame.matched}</Cell>
            <Cell numeric>{score(frame.f1)}</Cell>
            <Cell numeric>{score(frame.least)}</Cell>
            <Cell>
              {frame.f1 === null ? (
                <span className="text-muted">Has not occurred</span>
              ) : isReached(frame) ? (
                <Badge tone="success">Reached</Badge>
              ) : (
                <Badge tone="warning">Not yet</Badge>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
