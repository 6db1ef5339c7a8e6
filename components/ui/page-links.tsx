import { ButtonLink } from "./button";

/** The way to the pages before and after, with where one is; nothing while one page holds all. */
export function PageLinks({
  page,
  size,
  total,
  href,
  unit,
}: {
  /** Counts from 0. */
  page: number;
  /** Items on a page. */
  size: number;
  total: number;
  href: (page: number) => string;
  /** What is counted, such as "articles". */
  unit: string;
}) {
  const first = page * size + 1;
  const last = Math.min((page + 1) * size, total);
  return (
    <nav
      aria-label="Pages"
      className="no-print flex flex-wrap items-center justify-between gap-3 text-sm"
    >
      <p className="text-muted tabular-nums">
        {total === 0
          ? `No ${unit}`
          : `${number(first)} to ${number(last)} of ${number(total)} ${unit}`}
      </p>
      {total > size && (
        <div className="flex gap-2">
          {page > 0 && (
            <ButtonLink size="small" href={href(page - 1)}>
              Page before
            </ButtonLink>
          )}
          {last < total && (
            <ButtonLink size="small" href={href(page + 1)}>
              Next page
            </ButtonLink>
          )}
        </div>
      )}
    </nav>
  );
}

/** Thousands apart: "12,345". */
function number(n: number): string {
  return n.toLocaleString("en");
}
