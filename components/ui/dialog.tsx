"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

export const OVERLAY =
  "fixed inset-0 z-40 bg-[rgb(20_16_8/0.45)] data-[state=open]:animate-[appear_150ms_ease-out]";

/** A panel over the page: in the middle, or at the foot of a phone. */
export const PANEL =
  "fixed z-50 flex max-h-[88dvh] w-full flex-col gap-5 overflow-y-auto border border-line bg-surface " +
  "p-6 shadow-raised outline-none data-[state=open]:animate-[rise_180ms_ease-out] " +
  "inset-x-0 bottom-0 rounded-t-lg sm:inset-auto sm:top-1/2 sm:left-1/2 sm:-translate-1/2 sm:rounded-lg sm:p-8";

/**
 * Something short to do without leaving the page. Keeps the focus inside,
 * closes with Escape, and returns the focus to what opened it.
 */
export function Dialog({
  trigger,
  title,
  description,
  open,
  onOpenChange,
  wide = false,
  children,
}: {
  /** The button that opens it; without one, `open` decides. */
  trigger?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content
          className={`${PANEL} ${wide ? "sm:max-w-3xl" : "sm:max-w-lg"}`}
          {...(!description && { "aria-describedby": undefined })}
        >
          <div className="flex flex-col gap-1.5 pr-8">
            <Radix.Title className="text-xl">{title}</Radix.Title>
            {description && (
              <Radix.Description asChild>
                <div className="text-muted">{description}</div>
              </Radix.Description>
            )}
          </div>
          {children}
          <Radix.Close
            aria-label="Close"
            className="absolute top-4 right-4 grid size-9 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
          >
            <X aria-hidden className="size-5" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Makes its one child, a button, close the dialog around it. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
