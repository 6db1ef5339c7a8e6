"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import type { CSSProperties, KeyboardEventHandler, MouseEvent, RefObject } from "react";
import { useEffect, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import type { ArticleColumn, TableArticle } from "@/lib/domain/article-view";
import { SortLink } from "./sort-link";
import { COLUMN_WORDS, STATUS_TONES, STATUS_WORDS } from "./table-words";

/** Height of a row in CSS pixels; on a phone it holds two lines. */
const ROW = 56;
/** What is drawn before the browser has measured anything: the first paint's rows. */
const FIRST = { width: 1000, height: 12 * ROW };

/** The rows of the article table that are in view, as an ARIA grid of all of them. */
export function ArticleRows({
  address,
  query,
  columns,
  total,
  rowAt,
  see,
  active,
  selected,
  pick,
  onKeyDown,
  scrollTo,
}: {
  address: string;
  query: string;
  columns: readonly ArticleColumn[];
  total: number;
  rowAt: (index: number) => TableArticle | undefined;
  see: (from: number, to: number) => void;
  active: number;
  selected: ReadonlySet<string>;
  pick: ((index: number, event: MouseEvent) => void) | undefined;
  onKeyDown: KeyboardEventHandler;
  /** Is given the way to bring a row into view. */
  scrollTo: RefObject<(index: number) => void>;
}) {
  const frame = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- it only loses the compiler's memo
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 8,
    initialRect: FIRST,
    scrollPaddingStart: ROW,
  });
  const inView = rows.getVirtualItems();
  const from = inView[0]?.index ?? 0;
  const to = inView.at(-1)?.index ?? 0;
  useEffect(() => {
    see(from, to);
    scrollTo.current = (index) => rows.scrollToIndex(index);
  });

  const grid = {
    "--columns": `${pick ? "2.75rem " : ""}minmax(14rem, 3fr) repeat(${columns.length}, minmax(7rem, 1fr))`,
    "--least": `${(pick ? 3 : 0) + 15 + columns.length * 7.5}rem`,
  } as CSSProperties;
  const line = `grid h-14 items-center gap-x-3 px-3 sm:min-w-(--least) sm:grid-cols-(--columns) ${pick ? "grid-cols-[2.75rem_minmax(0,1fr)]" : "grid-cols-1"}`;

  return (
    <div
      ref={frame}
      role="grid"
      aria-label="Articles"
      aria-rowcount={total + 1}
      aria-colcount={columns.length + (pick ? 2 : 1)}
      aria-multiselectable={pick ? true : undefined}
      aria-activedescendant={
        rowAt(active) && active >= from && active <= to ? `row-${active}` : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      style={grid}
      className="group relative max-h-[70dvh] overflow-auto rounded-lg border border-line bg-surface print:max-h-none"
    >
      <div role="rowgroup" className="sticky top-0 z-2">
        <div
          role="row"
          aria-rowindex={1}
          className={`${line} border-b border-line bg-surface text-sm font-medium text-muted max-sm:sr-only`}
        >
          {pick && (
            <span role="columnheader">
              <span className="sr-only">Selected</span>
            </span>
          )}
          <SortLink column="title" query={query}>
            Title
          </SortLink>
          {columns.map((column) => (
            <SortLink key={column} column={column} query={query}>
              {COLUMN_WORDS[column]}
            </SortLink>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
        {inView.map(({ index, start }) => {
          const row = rowAt(index);
          const isSelected = row !== undefined && selected.has(row.id);
          return (
            <div
              key={index}
              id={`row-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={pick ? isSelected : undefined}
              aria-busy={row ? undefined : true}
              style={{ transform: `translateY(${start}px)` }}
              className={`${line} absolute inset-x-0 top-0 border-b border-line ${isSelected ? "bg-accent-soft" : "hover:bg-sunken"} ${index === active ? "group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-accent" : ""}`}
            >
              {pick && (
                <span role="gridcell">
                  <button
                    type="button"
                    tabIndex={-1}
                    role="checkbox"
                    aria-checked={isSelected}
                    aria-label={`Select ${row ? `“${row.title ?? row.fileName}”` : "this row"}`}
                    onClick={(event) => pick(index, event)}
                    className="grid size-11 place-items-center"
                  >
                    <span
                      aria-hidden
                      className={`grid size-4.5 place-items-center rounded-sm border text-xs ${isSelected ? "border-accent bg-accent text-on-accent" : "border-control bg-surface"}`}
                    >
                      {isSelected && "✓"}
                    </span>
                  </button>
                </span>
              )}
              {row ? (
                <Cells address={address} row={row} columns={columns} />
              ) : (
                <span role="rowheader" className="text-muted">
                  Loading…
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Cells({
  address,
  row,
  columns,
}: {
  address: string;
  row: TableArticle;
  columns: readonly ArticleColumn[];
}) {
  return (
    <>
      <span role="rowheader" className="flex min-w-0 flex-col">
        <Link
          href={`${address}/${row.id}`}
          prefetch={false}
          tabIndex={-1}
          lang={row.language ?? undefined}
          className="truncate font-medium"
        >
          {row.title ?? row.fileName}
        </Link>
        <span className="truncate text-sm text-muted sm:hidden">
          {[STATUS_WORDS[row.status], row.outlet, row.publishedOn].filter(Boolean).join(" · ")}
        </span>
      </span>
      {columns.map((column) => (
        <span key={column} role="gridcell" className="truncate max-sm:hidden">
          {column === "status" ? (
            <Badge tone={STATUS_TONES[row.status]}>{STATUS_WORDS[row.status]}</Badge>
          ) : (
            (row[column] ?? <span className="text-muted">not known</span>)
          )}
        </span>
      ))}
    </>
  );
}
