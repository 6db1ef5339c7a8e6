"use client";

import { useRef } from "react";
import type { Boxes } from "./anchored";
import { usePlaced } from "./anchored";

/** The caret: a thin line before the word the keyboard is at. */
export function CaretMark({ boxes }: { boxes: () => Boxes }) {
  const ref = useRef<HTMLDivElement>(null);
  usePlaced(ref, (element) => {
    const around = element.offsetParent?.getBoundingClientRect();
    const box = boxes()[0];
    if (!around || !box) return;
    element.style.left = `${box.left - around.left - 2}px`;
    element.style.top = `${box.top - around.top}px`;
    element.style.height = `${box.height}px`;
  });
  return <div ref={ref} aria-hidden className="reading-caret" />;
}
