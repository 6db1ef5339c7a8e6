/** Rows that may still be on their way from the database. */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

/** A file format: pure and lazy, so that a file of any size can be sent while it is written. */
export interface Exporter<Row> {
  /** As people read it in a list. */
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  /** The file in pieces of text. Only a few hundred rows are held at a time. */
  readonly write: (rows: Rows<Row>) => AsyncGenerator<string>;
}
