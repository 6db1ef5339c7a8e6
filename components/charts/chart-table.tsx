import type { ReactNode } from "react";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";

/** A column of a chart's table and of its CSV file. */
export interface ChartColumn<Datum> {
  /** The name in the file. */
  readonly header: string;
  /** The name on screen. */
  readonly label: string;
  /** As written to the file: unrounded. */
  readonly value: (row: Datum) => string | number | null;
  /** As shown; a column without it is only in the file. */
  readonly shown?: (row: Datum) => ReactNode;
  readonly numeric?: boolean;
}

/** What a chart shows, as a table: for reading exact numbers, and for those who do not see the drawing. */
export function ChartTable<Datum>({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: readonly ChartColumn<Datum>[];
  rows: readonly Datum[];
}) {
  const visible = columns.filter(({ shown }) => shown);
  return (
    <Table caption={caption} captionHidden>
      <thead>
        <tr>
          {visible.map(({ header, label, numeric }) => (
            <ColumnHead key={header} numeric={numeric}>
              {label}
            </ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={index}>
            {visible.map(({ header, shown, numeric }, column) =>
              column === 0 ? (
                <RowHead key={header}>{shown?.(row)}</RowHead>
              ) : (
                <Cell key={header} numeric={numeric}>
                  {shown?.(row)}
                </Cell>
              ),
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
