import { FrameChip } from "@/components/frame-chip";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import type { Frame } from "@/lib/domain/frame";
import type { NormingAgreement } from "@/lib/domain/norming";
import { score } from "./remark-words";

/** Agreement of a norming session, frame by frame: blind, and after the revision. */
export function NormingTable({
  frames,
  before,
  after,
}: {
  frames: readonly Frame[];
  before: readonly NormingAgreement[];
  after: readonly NormingAgreement[];
}) {
  const later = new Map(after.map((one) => [one.frameId, one]));
  const known = new Map(frames.map((frame) => [frame.id, frame]));
  return (
    <Table caption="Agreement before and after the discussion, by frame" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Frame</ColumnHead>
          <ColumnHead>When</ColumnHead>
          <ColumnHead numeric>Found by</ColumnHead>
          <ColumnHead numeric>Presence, per cent</ColumnHead>
          <ColumnHead numeric>Span F1</ColumnHead>
          <ColumnHead numeric>uα</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {before.flatMap((blind) =>
          [
            { when: "Before", figures: blind },
            { when: "After", figures: later.get(blind.frameId)! },
          ].map(({ when, figures }) => (
            <Row key={`${blind.frameId} ${when}`}>
              {when === "Before" ? (
                <RowHead>
                  <FrameChip frame={known.get(blind.frameId)!} />
                </RowHead>
              ) : (
                <Cell>
                  <span className="sr-only">{known.get(blind.frameId)!.name}</span>
                </Cell>
              )}
              <Cell>{when}</Cell>
              <Cell numeric>
                {figures.found} of {figures.codings}
              </Cell>
              <Cell numeric>{percent(figures.presence)}</Cell>
              <Cell numeric>{score(figures.f1)}</Cell>
              <Cell numeric title={reason(figures.alpha)}>
                {score(figures.alpha.value)}
              </Cell>
            </Row>
          )),
        )}
      </tbody>
    </Table>
  );
}

function percent({ value }: Coefficient): string {
  return value === null ? "–" : `${Math.round(100 * value)} %`;
}

/** Why a coefficient has no value. */
function reason(coefficient: Coefficient): string | undefined {
  return coefficient.value === null ? BECAUSE[coefficient.because] : undefined;
}
