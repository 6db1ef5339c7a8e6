import type { Span } from "../span";

/** How much of one part of a text each group of tags covers. */
export interface DensityPart {
  /** Tags that touch the part. */
  readonly tags: number;
  /** Tags by key, such as the frame; in the order in which they first occur. */
  readonly byKey: ReadonlyMap<string, number>;
}

/** Cut a text of `length` into equal parts and count the tags in each. O(n + parts touched). */
export function densityOf<T extends Span>(
  tags: readonly T[],
  length: number,
  parts: number,
  keyOf: (tag: T) => string,
): DensityPart[] {
  const counts = Array.from({ length: parts }, () => new Map<string, number>());
  const totals = new Array<number>(parts).fill(0);
  const partOf = (offset: number) => Math.min(parts - 1, Math.floor((offset * parts) / length));
  for (const tag of tags) {
    const key = keyOf(tag);
    for (let part = partOf(tag.start); part <= partOf(tag.end - 1); part++) {
      counts[part]!.set(key, (counts[part]!.get(key) ?? 0) + 1);
      totals[part]!++;
    }
  }
  return counts.map((byKey, part) => ({ tags: totals[part]!, byKey }));
}
