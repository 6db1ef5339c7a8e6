"use client";

import { useRouter } from "next/navigation";
import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import type { ArticleColumn, TablePage } from "@/lib/domain/article-view";
import { ArticleRows } from "./article-rows";
import type { ChangeAction } from "./bulk-bar";
import { BulkBar } from "./bulk-bar";
import { RowEditor } from "./row-editor";
import { useSelection } from "./use-selection";
import { useTablePages } from "./use-table-pages";

/**
 * Articles as a table that may have many thousands of rows, of which only those in
 * view are loaded and drawn. Everything works by keyboard: arrows move, Space
 * selects, Shift selects a range, Enter opens, E edits, / goes to the search.
 */
export function ArticleTable({
  slug,
  query,
  columns,
  first,
  outlets,
  change,
  empty,
}: {
  slug: string;
  /** The view's query string: which articles, in what order. */
  query: string;
  columns: readonly ArticleColumn[];
  first: TablePage;
  outlets: readonly string[];
  /** Without it the table only shows. */
  change?: ChangeAction | undefined;
  /** Stands in place of the rows when no article matches. */
  empty: ReactNode;
}) {
  const router = useRouter();
  const api = `/api/v1/projects/${slug}/articles`;
  const { total, rowAt, see, failed, retry } = useTablePages(`${api}/table`, query, first);
  const [error, setError] = useState<string | null>(null);
  const [wanted, setActive] = useState(0);
  const active = Math.max(0, Math.min(wanted, total - 1)); // rows may have gone
  const [editing, setEditing] = useState<number | null>(null);
  const scrollTo = useRef<(index: number) => void>(() => {});

  async function listIds(): Promise<readonly string[] | null> {
    const answer = await fetch(`${api}/ids?${query}`).catch(() => null);
    setError(answer?.ok ? null : "The list of articles could not be loaded. Try again.");
    return answer?.ok ? ((await answer.json()) as string[]) : null;
  }
  const { selected, toggle, extend, selectAll, clear } = useSelection(listIds, rowAt);

  function open(index: number) {
    const id = rowAt(index)?.id;
    if (id) router.push(`/projects/${slug}/articles/${id}`);
  }

  function move(index: number, extending: boolean) {
    const to = Math.max(0, Math.min(total - 1, index));
    setActive(to);
    scrollTo.current(to);
    if (extending && change) void extend(to);
  }

  function press(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const to: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + 10,
      PageUp: active - 10,
      Home: 0,
      End: total - 1,
    };
    if ((ctrlKey || metaKey) && key.toLowerCase() === "a" && change) void selectAll();
    else if (ctrlKey || metaKey || event.altKey) return;
    else if (key in to) move(to[key]!, shiftKey);
    else if (key === " " && change) {
      if (shiftKey) void extend(active);
      else toggle(active);
    } else if (key === "Enter") open(active);
    else if (key.toLowerCase() === "e" && change) setEditing(active);
    else if (key === "Escape" && selected.size > 0) clear();
    else if (key === "/") document.querySelector<HTMLInputElement>("#article-words")?.focus();
    else return;
    event.preventDefault();
  }

  function pick(index: number, event: MouseEvent) {
    setActive(index);
    if (event.shiftKey) void extend(index);
    else toggle(index);
  }

  return (
    <div className="flex flex-col gap-4">
      <FormError>{error}</FormError>
      {failed && (
        <FormError>
          Some rows could not be loaded.{" "}
          <Button size="small" onClick={retry}>
            Try again
          </Button>
        </FormError>
      )}
      {change && (
        <BulkBar
          ids={selected}
          total={total}
          outlets={outlets}
          change={change}
          selectAll={selectAll}
          clear={clear}
        />
      )}
      {total === 0 ? (
        empty
      ) : (
        <>
          <ArticleRows
            address={`/projects/${slug}/articles`}
            query={query}
            columns={columns}
            total={total}
            rowAt={rowAt}
            see={see}
            active={active}
            selected={selected}
            pick={change ? pick : undefined}
            onKeyDown={press}
            scrollTo={scrollTo}
          />
          <p className="hidden text-sm text-muted sm:block pointer-coarse:hidden">
            Keys: <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>Enter</kbd> opens, <kbd>/</kbd> searches
            {change && (
              <>
                , <kbd>Space</kbd> selects, with <kbd>Shift</kbd> a range, <kbd>Ctrl A</kbd> all
                that match, <kbd>E</kbd> edits what is known
              </>
            )}
            .
          </p>
        </>
      )}
      {change && editing !== null && rowAt(editing) && (
        <RowEditor
          key={editing}
          article={rowAt(editing)!}
          place={`${editing + 1} of ${total}`}
          outlets={outlets}
          save={(values) => change([rowAt(editing)!.id], { kind: "describe", values })}
          next={() => {
            const after = editing + 1 < total && rowAt(editing + 1) ? editing + 1 : null;
            if (after === null) router.refresh();
            else move(after, false);
            setEditing(after);
          }}
          close={() => {
            setEditing(null);
            router.refresh();
          }}
        />
      )}
    </div>
  );
}
