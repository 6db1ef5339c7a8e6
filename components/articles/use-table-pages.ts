"use client";

import { useEffect, useRef, useState } from "react";
import type { TableArticle, TablePage } from "@/lib/domain/article-view";
import { TABLE_PAGE } from "@/lib/domain/article-view";

/** Pages kept in memory, however long the table: about 2,000 rows. */
const MOST_PAGES = 20;

interface Loaded {
  readonly first: TablePage;
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly TableArticle[]>;
  readonly failed: boolean;
}

/**
 * The rows of a long table, fetched a page at a time as they come into view.
 * A new `first` page (another filter, or changed articles) begins anew.
 */
export function useTablePages(address: string, query: string, first: TablePage) {
  const [loaded, setLoaded] = useState<Loaded>(() => begin(first));
  if (loaded.first !== first) setLoaded(begin(first));
  const coming = useRef(new Set<string>());
  const [seen, setSeen] = useState({ from: 0, to: 0 });
  const { pages, failed } = loaded;

  useEffect(() => {
    if (failed) return;
    const wanted: number[] = [];
    for (let page = pageOf(seen.from); page <= pageOf(seen.to); page++) {
      if (!pages.has(page)) wanted.push(page);
    }
    for (const page of wanted) {
      const key = `${query} ${page}`;
      if (coming.current.has(key)) continue;
      coming.current.add(key);
      void fetchPage(address, query, page)
        .then((answer) =>
          setLoaded((before) =>
            before.first === first
              ? { ...before, total: answer.total, pages: kept(before.pages, page, answer.rows) }
              : before,
          ),
        )
        .catch(() => setLoaded((before) => ({ ...before, failed: true })))
        .finally(() => coming.current.delete(key));
    }
  }, [address, query, first, pages, failed, seen]);

  return {
    total: loaded.total,
    failed,
    rowAt: (index: number): TableArticle | undefined =>
      pages.get(pageOf(index))?.[index % TABLE_PAGE],
    /** Say which rows are in view, first and last. */
    see: (from: number, to: number) => {
      if (from !== seen.from || to !== seen.to) setSeen({ from, to });
    },
    retry: () => setLoaded((before) => ({ ...before, failed: false })),
  };
}

const pageOf = (index: number) => Math.floor(index / TABLE_PAGE);

function begin(first: TablePage): Loaded {
  return { first, total: first.total, pages: new Map([[0, first.rows]]), failed: false };
}

function kept(
  pages: Loaded["pages"],
  page: number,
  rows: readonly TableArticle[],
): Loaded["pages"] {
  const entries = [...pages, [page, rows] as const];
  // The nearest ones: what was scrolled past long ago is fetched again when it is needed.
  entries.sort(([a], [b]) => Math.abs(a - page) - Math.abs(b - page));
  return new Map(entries.slice(0, MOST_PAGES));
}

async function fetchPage(address: string, query: string, page: number): Promise<TablePage> {
  const answer = await fetch(`${address}?${query}&offset=${page * TABLE_PAGE}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()) as TablePage;
}
