"use client";

import { LoaderCircle } from "lucide-react";
import type { LinkProps } from "next/link";
import Link from "next/link";
import type { ComponentProps } from "react";

/** `primary`: the one thing this page is for. `quiet`: beside a row or title. `danger`: takes something away. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

interface Looks {
  variant?: ButtonVariant;
  size?: "small" | "medium";
}

const BASE =
  "inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap " +
  "transition-colors duration-150 select-none disabled:cursor-not-allowed " +
  "aria-disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0";

const SIZES = {
  small: "min-h-8 px-2.5 text-sm pointer-coarse:min-h-11 pointer-coarse:px-3.5",
  medium: "min-h-10 px-4 text-base pointer-coarse:min-h-11",
};

const VARIANTS = {
  primary:
    "border-transparent bg-accent text-on-accent hover:bg-accent-strong " +
    "disabled:bg-sunken disabled:text-muted disabled:border-line",
  secondary:
    "border-control bg-surface text-ink hover:border-ink hover:bg-sunken " +
    "disabled:border-line disabled:bg-sunken disabled:text-muted",
  quiet:
    "border-transparent bg-transparent text-accent hover:bg-accent-soft hover:text-accent-strong " +
    "disabled:text-muted disabled:hover:bg-transparent",
  danger:
    "border-transparent bg-danger text-on-danger hover:bg-danger-strong " +
    "disabled:bg-sunken disabled:text-muted disabled:border-line",
};

function classes({ variant = "secondary", size = "medium" }: Looks, more?: string) {
  return [BASE, SIZES[size], VARIANTS[variant], more].filter(Boolean).join(" ");
}

interface ButtonProps extends ComponentProps<"button">, Looks {
  /** Something is under way: shows it, and ignores further presses without losing the focus. */
  pending?: boolean;
}

/** A button; its words say what happens. */
export function Button({
  variant,
  size,
  pending = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes({ variant, size }, className)}
      aria-disabled={pending || rest["aria-disabled"]}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  variant,
  size,
  className,
  ...rest
}: LinkProps & Omit<ComponentProps<"a">, keyof LinkProps> & Looks) {
  return <Link prefetch={false} {...rest} className={classes({ variant, size }, className)} />;
}
