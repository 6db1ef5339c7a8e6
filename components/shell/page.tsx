import type { ReactNode } from "react";

const WIDTHS = {
  /** Tables, lists, charts. */
  page: "max-w-page",
  /** Forms and running text. */
  measure: "max-w-[calc(var(--container-measure)+3rem)]",
};

/** The margins of a page. A page that fills the window, such as the reading surface, goes without. */
export function Page({
  width = "page",
  children,
}: {
  width?: keyof typeof WIDTHS;
  children: ReactNode;
}) {
  return (
    <div className={`mx-auto px-4 pt-8 pb-20 sm:px-6 sm:pt-12 ${WIDTHS[width]}`}>{children}</div>
  );
}
