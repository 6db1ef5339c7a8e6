import { FrameChip } from "@/components/frame-chip";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Part, PartRow } from "@/lib/domain/agreement/agreement-parts";
import type { Frame } from "@/lib/domain/frame";
import { decimal } from "./figure";

/** α of every frame in each of several parts of the articles, which do not overlap. */
export function PartsTable({
  caption,
  of,
  parts,
  frames,
  nameOf = (name) => name,
}: {
  caption: string;
  /** What the parts are: "Week". */
  of: string;
  parts: readonly Part[];
  frames: readonly Frame[];
  nameOf?: (name: string) => string;
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <ColumnHead>{of}</ColumnHead>
          {frames.map((frame) => (
            <ColumnHead key={frame.id}>
              <FrameChip frame={frame} short />
            </ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, frames: rows }) => (
          <Row key={name}>
            <RowHead>{nameOf(name)}</RowHead>
            {frames.map(({ id }) => (
              <Cell key={id}>
                <PartFigure row={rows.find(({ frameId }) => frameId === id)} />
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function PartFigure({ row }: { row: PartRow | undefined }) {
  if (!row || row.articles === 0) return <span className="text-muted">–</span>;
  const { alpha, interval, articles, tooRare } = row;
  return (
    <span className={`tabular-nums ${tooRare ? "text-muted" : ""}`}>
      <span className="block whitespace-nowrap">
        {alpha.value === null ? "undefined" : decimal(alpha.value)}
        {interval && ` [${decimal(interval.low)}, ${decimal(interval.high)}]`}
      </span>
      <span className="block text-sm text-muted">
        {articles} {articles === 1 ? "article" : "articles"}
      </span>
    </span>
  );
}
