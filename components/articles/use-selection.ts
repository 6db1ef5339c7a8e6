"use client";

import { useState } from "react";
import type { TableArticle } from "@/lib/domain/article-view";

/** Which articles of the table are selected; ids, so that a selection outlives filters and scrolling. */
export function useSelection(
  listIds: () => Promise<readonly string[] | null>,
  rowAt: (index: number) => TableArticle | undefined,
) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState(0);

  /** The rows between two, also those that were never in view. */
  async function between(a: number, b: number): Promise<readonly string[]> {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const rows = Array.from({ length: to - from + 1 }, (_, n) => rowAt(from + n)?.id);
    if (rows.every((id) => id !== undefined)) return rows;
    return (await listIds())?.slice(from, to + 1) ?? [];
  }

  return {
    selected,
    clear: () => setSelected(new Set()),
    toggle: (index: number) => {
      const id = rowAt(index)?.id;
      if (id === undefined) return;
      setAnchor(index);
      setSelected((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      });
    },
    /** From the row that was selected last to this one. */
    extend: async (index: number) => {
      const ids = await between(anchor, index);
      setSelected((before) => new Set([...before, ...ids]));
    },
    selectAll: async () => {
      const ids = await listIds();
      if (ids) setSelected(new Set(ids));
    },
  };
}
