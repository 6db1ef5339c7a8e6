import type { ComponentProps, ReactNode } from "react";

/**
 * A table that scrolls inside its own frame, also by keyboard, so that a wide one never
 * makes the page scroll sideways: then its edge is shaded, and a line above says that
 * there is more. With more than 25 rows it is no higher than the window, and its heading
 * row stays in view.
 *
 * `stacked`: on a phone's screen a row is a block, so that nothing has to be scrolled
 * sideways; cells whose figure needs its column's name have it as `data-label`.
 */
export function Table({
  caption,
  captionHidden = false,
  stacked = false,
  children,
}: {
  caption: string;
  captionHidden?: boolean;
  stacked?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className={`scrolls-sideways relative overflow-auto has-[tbody>tr:nth-child(26)]:max-h-[80dvh] rounded-lg border border-line print:max-h-none print:overflow-visible ${stacked ? "stacks-on-phones" : ""}`}
    >
      <div className="inline-block min-w-full align-top">
        <p aria-hidden className="says-more-columns">
          Scroll sideways: there are more columns →
        </p>
        <table className="w-full border-separate border-spacing-0 text-left">
          <caption className={captionHidden ? "sr-only" : "px-4 pt-3.5 pb-1 text-left font-medium"}>
            {caption}
          </caption>
          {children}
        </table>
      </div>
    </div>
  );
}

/** The heading of a column. Figures stand on the right. */
export function ColumnHead({
  numeric = false,
  className = "",
  ...rest
}: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={`sticky top-0 z-1 border-b border-line bg-surface px-4 py-2.5 text-sm font-medium whitespace-nowrap text-muted ${numeric ? "text-right" : ""} ${className}`}
    />
  );
}

/** A row; the rule above the first one is the head's. */
export function Row({ className = "", ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      {...rest}
      className={`transition-colors hover:bg-sunken [&:last-child>*]:border-b-0 ${className}`}
    />
  );
}

const CELL =
  "border-b border-line px-4 py-3 align-top max-sm:in-[.stacks-on-phones]:border-b-0 max-sm:in-[.stacks-on-phones]:py-1";

/** The cell that says what its row is about. */
export function RowHead({ className = "", ...rest }: ComponentProps<"th">) {
  return <th scope="row" {...rest} className={`${CELL} min-w-40 font-medium ${className}`} />;
}

export function Cell({
  numeric = false,
  className = "",
  ...rest
}: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={`${CELL} ${numeric ? "text-right whitespace-nowrap" : ""} ${className}`}
    />
  );
}
