import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { OutletDifference } from "@/lib/domain/statistics/outlet-differences";
import { CLEAR_Q } from "@/lib/domain/statistics/outlet-differences";
import type { ChartFrame } from "../charts/chart-frame";
import { decimal } from "../charts/format";
import { MarkedFrame } from "./marked-frame";

/** One outlet minus each of the others, frame by frame: the clear differences stand out. */
export function DifferenceMatrix({
  caption,
  frames,
  pairs,
}: {
  caption: string;
  frames: readonly ChartFrame[];
  /** The rows of each other outlet, seen from the one; for each frame a row. */
  pairs: readonly (readonly OutletDifference[])[];
}) {
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          <ColumnHead className="left-0 z-2">Frame</ColumnHead>
          {pairs.map(([row]) => (
            <ColumnHead key={row!.outlets[1].id} numeric className="align-bottom">
              <span className="block max-w-32 whitespace-normal">{row!.outlets[1].name}</span>
              <span className="font-normal">n {row!.shares[1].n}</span>
            </ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {frames.map((frame) => (
          <Row key={frame.id}>
            <RowHead className="sticky left-0 bg-surface">
              <MarkedFrame frame={frame} />
            </RowHead>
            {pairs.map((rows) => {
              const row = rows.find((one) => one.frame.id === frame.id);
              return (
                <Cell key={rows[0]!.outlets[1].id} numeric className={row && tint(row)}>
                  {row ? points(row.difference) : "–"}
                </Cell>
              );
            })}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** More often in bold on blue, more seldom in bold on amber, the rest pale: never by colour alone, for the sign says it too. */
function tint({ q, difference }: OutletDifference): string {
  if (q >= CLEAR_Q) return "text-muted";
  return `font-semibold ${difference > 0 ? "bg-accent-soft" : "bg-warning-soft"}`;
}

/** A difference of shares in percentage points, with its sign. */
export function points(difference: number): string {
  const shown = decimal(100 * difference, 1);
  if (shown === "0.0" || shown === "−0.0") return "0.0";
  return `${difference > 0 ? "+" : ""}${shown}`;
}
