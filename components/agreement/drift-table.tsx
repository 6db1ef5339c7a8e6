import { FrameChip } from "@/components/frame-chip";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { AgreementParts } from "@/lib/domain/agreement/agreement-parts";
import { BLOCK } from "@/lib/domain/agreement/drift";
import type { Frame } from "@/lib/domain/frame";
import { percent } from "./figure";

/** How often one reviewer found each frame, in blocks of 20 articles in the order of coding. */
export function DriftTable({
  name,
  drifts,
  frames,
  hrefOf,
}: {
  name: string;
  /** Of this reviewer. */
  drifts: AgreementParts["drift"];
  frames: readonly Frame[];
  hrefOf: (frameId: string) => string;
}) {
  const [first] = drifts;
  if (!first) return null;
  return (
    <Table caption={name}>
      <thead>
        <tr>
          <ColumnHead>Frame</ColumnHead>
          {first.blocks.map(({ n, from, to }, index) => (
            <ColumnHead key={from + String(index)} numeric className="align-top">
              {index * BLOCK + 1}–{index * BLOCK + n}
              <span className="block font-normal">
                {from.slice(0, 10)}
                {to.slice(0, 10) !== from.slice(0, 10) && ` – ${to.slice(0, 10)}`}
              </span>
              <VersionMark versions={first.versions} index={index} />
            </ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {drifts.map(({ frameId, blocks }) => (
          <Row key={frameId}>
            <RowHead>
              <a href={hrefOf(frameId)} className="text-inherit">
                <FrameChip frame={frames.find(({ id }) => id === frameId)!} />
              </a>
            </RowHead>
            {blocks.map(({ x, n, from }, index) => (
              <Cell key={from + String(index)} numeric>
                {x} of {n}
                {n >= 10 && <span className="block text-sm text-muted">{percent(x / n)}</span>}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Says where another codebook version began to hold. */
function VersionMark({
  versions,
  index,
}: {
  versions: readonly (readonly number[])[];
  index: number;
}) {
  const own = versions[index] ?? [];
  const before = versions[index - 1]?.at(-1);
  if (own.length < 2 && (before === undefined || before === own[0])) return null;
  return <span className="block font-normal text-accent">▸ codebook version {own.at(-1)}</span>;
}
