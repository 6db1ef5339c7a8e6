import Link from "next/link";
import type { ReactNode } from "react";
import type { ArticleColumn, ArticleSort } from "@/lib/domain/article-view";
import { ARTICLE_SORTS, articleViewQuery, parseArticleView } from "@/lib/domain/article-view";

/** The heading of a column; where the table can be put in its order, a link that does so, or turns it round. */
export function SortLink({
  column,
  query,
  children,
}: {
  column: ArticleColumn | "title";
  query: string;
  children: ReactNode;
}) {
  const view = parseArticleView(new URLSearchParams(query));
  const sort: ArticleSort | undefined = ARTICLE_SORTS.find((known) => known === column);
  if (!sort) {
    return (
      <span role="columnheader" className="truncate">
        {children}
      </span>
    );
  }
  const sorted = view.sort === sort;
  const href = `?${articleViewQuery({ ...view, sort, descending: sorted && !view.descending })}`;
  return (
    <span
      role="columnheader"
      aria-sort={sorted ? (view.descending ? "descending" : "ascending") : undefined}
      className="truncate"
    >
      <Link
        href={href}
        scroll={false}
        className="inline-flex min-h-6 items-center text-muted hover:text-ink"
      >
        {children}
        {sorted && <span aria-hidden>&nbsp;{view.descending ? "↓" : "↑"}</span>}
      </Link>
    </span>
  );
}
