import type { ReactNode } from "react";
import type { Crumb } from "./breadcrumbs";
import { Breadcrumbs } from "./breadcrumbs";

/** What the page is about, in a heading and a sentence, and what can be done here. */
export function PageHeader({
  title,
  description,
  breadcrumbs,
  actions,
}: {
  title: ReactNode;
  description?: ReactNode;
  breadcrumbs?: readonly Crumb[];
  actions?: ReactNode;
}) {
  return (
    <div className="mb-8 flex flex-col gap-2.5 sm:mb-10">
      {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="flex max-w-measure min-w-0 flex-col gap-2.5">
          <h1>{title}</h1>
          {description && <div className="text-muted">{description}</div>}
        </div>
        {actions && <div className="no-print flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  );
}
