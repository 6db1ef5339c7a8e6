"use client";

import { CircleHelp } from "lucide-react";
import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useState } from "react";

/**
 * A word of explanation behind a question mark: on hover, on focus, and on a
 * press, so that it is there for a finger and a keyboard too. Closes with Escape.
 */
export function Tooltip({
  label,
  children,
}: {
  /** What is explained: "About Krippendorff's alpha". */
  label: string;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Radix.Provider delayDuration={250}>
      <Radix.Root open={open} onOpenChange={setOpen}>
        <Radix.Trigger
          aria-label={label}
          // The library closes on a press; a press is how a finger opens it.
          onPointerDown={(event) => event.preventDefault()}
          onClick={(event) => {
            event.preventDefault();
            setOpen(true);
          }}
          className="inline-grid size-6 place-items-center rounded-full align-[-0.35em] text-muted hover:text-accent"
        >
          <CircleHelp aria-hidden className="size-4" />
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6}
            collisionPadding={12}
            className="z-50 max-w-72 rounded-md border border-line bg-surface px-3.5 py-2.5 text-sm text-ink shadow-raised"
          >
            {children}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
