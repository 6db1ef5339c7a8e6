import type { ReactNode } from "react";

/** Stands where a list would be: says why it is empty and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-lg border border-dashed border-line px-6 py-10 sm:px-10 sm:py-14">
      <div className="flex max-w-measure flex-col gap-2">
        <p className="font-serif text-xl font-semibold">{title}</p>
        {children && <div className="text-muted">{children}</div>}
      </div>
      {action}
    </div>
  );
}
