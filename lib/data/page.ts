/** Which part of a long list is wanted: so many, after the one that the page before ended with. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Asked for as `after`, the next page follows; null where the list ends. */
  readonly next: string | null;
}

/** What a query in the order of ids adds to read one row more than the page holds. */
export function rowsOfPage({ limit, after }: PageRequest) {
  return {
    where: after === undefined ? {} : { id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit + 1,
  } as const;
}

/** A page of the rows that were read with `rowsOfPage`. */
export function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  { limit }: PageRequest,
): Page<Row> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1)!.id : null };
}

/** A page of a list that is at hand, in its own order. */
export function pageWithin<Item>(
  items: readonly Item[],
  { limit, after }: PageRequest,
  idOf: (item: Item) => string,
): Page<Item> {
  const from = after === undefined ? 0 : items.findIndex((item) => idOf(item) === after) + 1;
  const page = after !== undefined && from === 0 ? [] : items.slice(from, from + limit);
  const isLast = from + page.length >= items.length || page.length === 0;
  return { items: page, next: isLast ? null : idOf(page.at(-1)!) };
}
