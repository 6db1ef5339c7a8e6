import type { Cell } from "@/lib/domain/statistics/cell";
import { cellQuery } from "@/lib/domain/statistics/cell";

/**
 * The address of the passages behind a mark: that of their page, with the report's
 * filter, and the cell. Null where nothing may be opened.
 */
export function passagesHref(passages: string | null, cell: Partial<Cell>): string | null {
  if (passages === null) return null;
  const [path, filter] = passages.split("?");
  return `${path}?${new URLSearchParams([...new URLSearchParams(filter), ...cellQuery(cell)])}`;
}
