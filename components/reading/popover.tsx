"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { useRef } from "react";
import type { Boxes } from "./anchored";
import { placeBeside, usePlaced } from "./anchored";

/**
 * A panel beside a passage; on a small screen a sheet at the bottom. Pressing on it
 * leaves the selection in the text alone. Escape closes it.
 */
export function Popover({
  label,
  boxes,
  gap = 10,
  onClose,
  children,
}: {
  label: string;
  boxes: () => Boxes;
  /** Room for what stands between, in pixels. */
  gap?: number;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  usePlaced(ref, (element) => placeBeside(element, boxes(), gap));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  }

  return (
    <div
      ref={ref}
      role="dialog"
      aria-label={label}
      className="reading-popover no-print"
      onKeyDown={onKeyDown}
      onMouseDown={(event) => {
        const field = (event.target as Element).closest("input, textarea, select, [tabindex]");
        if (!field) event.preventDefault();
      }}
    >
      {children}
    </div>
  );
}
