import type { ComponentProps } from "react";

/** A quiet button inside a panel of the reading surface. */
export function SmallButton({ className = "", ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex min-h-8 items-center gap-1.5 rounded-md px-2.5 max-sm:px-2 text-sm text-muted hover:bg-accent-soft hover:text-accent-strong disabled:text-muted disabled:opacity-60 pointer-coarse:min-h-11 ${className}`}
    />
  );
}
