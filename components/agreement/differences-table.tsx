import { FrameChip } from "@/components/frame-chip";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { AgreementParts } from "@/lib/domain/agreement/agreement-parts";
import type { Outcome } from "@/lib/domain/agreement/difference-matrix";
import type { Frame } from "@/lib/domain/frame";

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  agreed: "Same passage, same frame",
  boundary: "Same frame, other ends",
  frame: "Same passage, other frame",
  omission: "Found by some only",
};
const ORDER = Object.keys(OUTCOMES) as Outcome[];

/** What became of every passage that somebody tagged, frame by frame. */
export function DifferencesTable({
  outcomes,
  tags,
  frames,
  hrefOf,
}: Pick<AgreementParts, "outcomes" | "tags"> & {
  frames: readonly Frame[];
  hrefOf: (frameId: string, outcome: Outcome) => string;
}) {
  return (
    <Table caption="Passages by what became of them">
      <thead>
        <tr>
          <ColumnHead>Frame</ColumnHead>
          {ORDER.map((outcome) => (
            <ColumnHead key={outcome} numeric>
              {OUTCOMES[outcome]}
            </ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {outcomes.map((row) => (
          <Row key={row.frameId}>
            <RowHead>
              <FrameChip frame={frames.find(({ id }) => id === row.frameId)!} />
            </RowHead>
            {ORDER.map((outcome) => (
              <Cell key={outcome} numeric>
                {row[outcome] === 0 ? 0 : <a href={hrefOf(row.frameId, outcome)}>{row[outcome]}</a>}
              </Cell>
            ))}
          </Row>
        ))}
        <Row>
          <RowHead>All tags</RowHead>
          {ORDER.map((outcome) => (
            <Cell key={outcome} numeric>
              {tags[outcome]}
            </Cell>
          ))}
        </Row>
      </tbody>
    </Table>
  );
}
