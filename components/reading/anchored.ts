import type { RefObject } from "react";
import { useEffect, useLayoutEffect } from "react";

/** Where something is on screen: its boxes, line by line. */
export type Boxes = readonly DOMRect[];

/** Run `place` after each drawing and whenever the window or the element around changes its size. */
export function usePlaced(
  ref: RefObject<HTMLElement | null>,
  place: (element: HTMLElement) => void,
) {
  useLayoutEffect(() => {
    if (ref.current) place(ref.current);
  });
  useEffect(() => {
    const again = () => {
      if (ref.current) place(ref.current);
    };
    const observer = new ResizeObserver(again);
    const around = ref.current?.offsetParent;
    if (around) observer.observe(around);
    window.addEventListener("resize", again);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", again);
    };
  });
}

/** Height of the bars that stay at the top of the page. */
const TOP_BARS = 70;

/** Put an absolutely positioned element `gap` pixels below the passage, or above it where there is no room below. */
export function placeBeside(element: HTMLElement, boxes: Boxes, gap: number): void {
  const around = element.offsetParent?.getBoundingClientRect();
  const first = boxes[0];
  const last = boxes.at(-1);
  if (!around || !first || !last) return;
  const { offsetWidth: width, offsetHeight: height } = element;
  const fitsBelow = last.bottom + gap + height <= window.innerHeight;
  const fitsAbove = first.top - gap - height >= TOP_BARS;
  const top = fitsBelow || !fitsAbove ? last.bottom + gap : first.top - gap - height;
  const left = Math.max(0, Math.min(last.left - around.left, around.width - width));
  element.style.left = `${left}px`;
  element.style.top = `${top - around.top}px`;
}
