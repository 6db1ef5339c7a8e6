/**
 * Something that must hold of every installation at every moment, whatever happened to
 * its server. Its id is the one tests and reports call it by.
 */
export interface Invariant {
  readonly id: string;
  /** What holds, in a sentence. */
  readonly promise: string;
  /**
   * Look at everything, in pages, and tell `look` what was looked at and what does not
   * hold. Changes nothing.
   */
  check(look: Look): Promise<void>;
}

/** What an invariant tells while it looks. */
export interface Look {
  /** So many more rows were looked at. */
  readonly at: (rows: number) => void;
  /** Something does not hold: a sentence with ids, never with texts. */
  readonly breach: (sentence: string) => void;
  /** The mutations that clients were told were saved, where somebody kept a log of them. */
  readonly acknowledged: AsyncIterable<readonly string[]> | null;
  /** How many rows each table had when this was last looked at; null when it never was. */
  readonly earlier: Readonly<Record<string, number>> | null;
  /** What is to be known the next time. */
  readonly remember: (counts: Readonly<Record<string, number>>) => void;
}

/** Rows read at a time, with what refers to them: Prisma asks SQLite for fewer than 999 at once. */
export const PAGE = 500;

/** All rows of a table, page by page in the order of their ids. */
export async function* pages<Row extends { readonly id: string }>(
  read: (page: {
    readonly where: { readonly id: { readonly gt: string } };
    readonly orderBy: { readonly id: "asc" };
    readonly take: number;
  }) => Promise<Row[]>,
  size = PAGE,
): AsyncGenerator<Row[]> {
  let after = "";
  for (;;) {
    const rows = await read({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take: size });
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    after = rows.at(-1)!.id;
  }
}
