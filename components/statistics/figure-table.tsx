import type { ReactNode } from "react";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";

/** A table of figures with its title and what is counted out of what. */
export function FigureTable({
  title,
  definition,
  head,
  columns,
  words = [],
  rows,
}: {
  title: string;
  definition: ReactNode;
  /** What a row is about. */
  head: string;
  columns: readonly string[];
  /** Which of the columns hold words, and stand on the left. */
  words?: readonly string[];
  rows: readonly {
    readonly key: string;
    readonly about: ReactNode;
    readonly figures: readonly ReactNode[];
  }[];
}) {
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <div className="max-w-measure">
        <h3>{title}</h3>
        <p className="text-sm text-muted">{definition}</p>
      </div>
      <Table caption={title} captionHidden>
        <thead>
          <tr>
            <ColumnHead>{head}</ColumnHead>
            {columns.map((column) => (
              <ColumnHead key={column} numeric={!words.includes(column)}>
                {column}
              </ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, about, figures }) => (
            <Row key={key}>
              <RowHead>{about}</RowHead>
              {figures.map((figure, index) => (
                <Cell key={columns[index]} numeric={!words.includes(columns[index]!)}>
                  {figure}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
