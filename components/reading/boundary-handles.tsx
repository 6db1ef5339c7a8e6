"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { useRef, useState } from "react";
import type { Utf16Offset, Utf16Span } from "@/lib/domain/text/offsets";
import type { Boxes } from "./anchored";
import { usePlaced } from "./anchored";
import { FingerEcho } from "./finger-echo";

/** How far above a finger the text is read, so that the finger does not cover it. */
const ABOVE_FINGER = 28;

type Edge = "start" | "end";

/** Two handles at the ends of the open tag: to drag, or as sliders for the keyboard. */
export function BoundaryHandles(props: {
  text: string;
  span: Utf16Span;
  boxes: () => Boxes;
  offsetAt: (x: number, y: number) => Utf16Offset | null;
  /** While dragging, where the end would come to lie. `exact`: Alt is held. */
  onDrag: (edge: Edge, offset: Utf16Offset, exact: boolean) => void;
  onRelease: () => void;
  onStep: (edge: Edge, direction: 1 | -1, exact: boolean) => void;
}) {
  return (
    <>
      <Handle edge="start" {...props} />
      <Handle edge="end" {...props} />
    </>
  );
}

function Handle({
  edge,
  text,
  span,
  boxes,
  offsetAt,
  onDrag,
  onRelease,
  onStep,
}: Parameters<typeof BoundaryHandles>[0] & { edge: Edge }) {
  const ref = useRef<HTMLDivElement>(null);
  /** How far down the finger is that drags the handle. */
  const [finger, setFinger] = useState<number | null>(null);
  usePlaced(ref, (element) => place(element, edge, boxes()));

  function onPointerMove(event: PointerEvent) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const touch = event.pointerType === "touch";
    const { clientX: x, clientY: y } = event;
    if (touch) setFinger(y);
    const offset = offsetAt(x, y - (touch ? ABOVE_FINGER : 0));
    if (offset !== null) onDrag(edge, offset, event.altKey);
  }

  function onPointerEnd() {
    setFinger(null);
    onRelease();
  }

  function onKeyDown(event: KeyboardEvent) {
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!direction) return;
    event.preventDefault();
    onStep(edge, direction as 1 | -1, event.altKey);
  }

  const words = text.slice(span.start, span.end).split(/\s+/u);
  return (
    <>
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label={edge === "start" ? "Start of the tag" : "End of the tag"}
        aria-valuemin={edge === "start" ? 0 : span.start + 1}
        aria-valuemax={edge === "start" ? span.end - 1 : text.length}
        aria-valuenow={span[edge]}
        aria-valuetext={
          edge === "start"
            ? `starts with ${words.slice(0, 3).join(" ")}`
            : `ends with ${words.slice(-3).join(" ")}`
        }
        className="reading-handle no-print"
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onKeyDown={onKeyDown}
      />
      {finger !== null && <FingerEcho {...{ text, span, edge }} y={finger} />}
    </>
  );
}

/** The circle above the first word or below the last, so that it never covers a word. */
function place(element: HTMLElement, edge: Edge, boxes: Boxes): void {
  const around = element.offsetParent?.getBoundingClientRect();
  const box = edge === "start" ? boxes[0] : boxes.at(-1);
  if (!around || !box) return;
  const { offsetWidth: width, offsetHeight: height } = element;
  const rtl = getComputedStyle(element).direction === "rtl";
  const x = (edge === "start") === rtl ? box.right : box.left;
  const y = edge === "start" ? box.top - height : box.bottom;
  element.style.left = `${x - around.left - width / 2}px`;
  element.style.top = `${y - around.top}px`;
}
