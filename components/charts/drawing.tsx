"use client";

import type { FocusEvent, KeyboardEvent, PointerEvent, RefObject } from "react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { Draw, Plot } from "./plot";
import { MARKS } from "./plot";
import { makeReachable, nextMark } from "./reachable";
import { useWidth } from "./use-width";

/** The width of a drawing on paper and in files, in CSS pixels: A4 without its margins. */
export const PAPER_WIDTH = 656;

/** A drawing as it goes to the screen. */
export function drawn(plot: Plot, draw: Draw, width: number): SVGSVGElement | HTMLElement {
  const drawing = draw(plot, width);
  // The page's Content-Security-Policy refuses style elements; ours are attributes.
  for (const style of drawing.querySelectorAll("style")) style.remove();
  makeReachable(drawing);
  return drawing;
}

/**
 * A chart's drawing: made in the browser, made anew when the width changes and for
 * paper. What a mark stands for is shown where it is pointed at or focused.
 */
export function Drawing({
  draw,
  alt,
  height,
  onProblem,
}: {
  draw: Draw;
  alt: string;
  /** Space kept until it is drawn, in CSS pixels. */
  height: number;
  onProblem: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<Plot | null>(null);
  const [hint, setHint] = useState<Hint | null>(null);
  const altId = useId();
  const width = useWidth(place);

  useEffect(() => {
    let current = true;
    import("@observablehq/plot")
      .then((library) => current && setPlot(() => library))
      .catch(onProblem);
    return () => {
      current = false;
    };
  }, [onProblem]);
  useDrawing(place, plot, draw, width, onProblem);

  const point = useCallback((event: FocusEvent | PointerEvent) => {
    setHint(hintAt(place.current, event.target));
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") setHint(null);
    const next =
      event.target instanceof Element && place.current
        ? nextMark(place.current, event.target, event.key)
        : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div className="relative">
      <p id={altId} className="sr-only">
        {alt}
      </p>
      <div
        ref={place}
        role="group"
        aria-labelledby={altId}
        style={{ minHeight: height }}
        className="chart-drawing overflow-hidden"
        onFocus={point}
        onPointerOver={point}
        onBlur={() => setHint(null)}
        onPointerLeave={() => setHint(null)}
        onKeyDown={onKeyDown}
      />
      {hint && (
        <p
          aria-hidden
          className="pointer-events-none absolute z-10 w-max max-w-[min(20rem,100%)] rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-raised"
          style={{ left: hint.left, top: hint.top, translate: `${hint.shift} -100%` }}
        >
          {hint.text}
          {hint.opens && <span className="block text-muted">Opens its passages</span>}
        </p>
      )}
    </div>
  );
}

/** Draws when there is room for it, and anew on paper. */
function useDrawing(
  place: RefObject<HTMLDivElement | null>,
  plot: Plot | null,
  draw: Draw,
  width: number,
  onProblem: () => void,
) {
  useEffect(() => {
    if (width === 0 || plot === null) return;
    const drawAt = (drawnWidth: number) => {
      try {
        place.current?.replaceChildren(drawn(plot, draw, drawnWidth));
      } catch {
        onProblem();
      }
    };
    const forPaper = () => drawAt(PAPER_WIDTH);
    const forScreen = () => drawAt(width);
    forScreen();
    window.addEventListener("beforeprint", forPaper);
    window.addEventListener("afterprint", forScreen);
    return () => {
      window.removeEventListener("beforeprint", forPaper);
      window.removeEventListener("afterprint", forScreen);
    };
  }, [place, plot, draw, width, onProblem]);
}

interface Hint {
  readonly text: string;
  readonly opens: boolean;
  /** Above the middle of the mark, in pixels of the drawing. */
  readonly left: number;
  readonly top: number;
  /** How far it stands to the left of there, so that it stays on the page. */
  readonly shift: string;
}

/** What is said about the mark at an event's place; null beside all marks. */
function hintAt(place: HTMLElement | null, target: EventTarget | null): Hint | null {
  const mark =
    target instanceof Element ? target.closest(`.${MARKS} a, .${MARKS} [role="img"]`) : null;
  const text = mark?.getAttribute("aria-label");
  if (!place || !mark || !text) return null;
  const all = place.getBoundingClientRect();
  const one = mark.getBoundingClientRect();
  const left = one.left + one.width / 2 - all.left;
  const share = all.width > 0 ? left / all.width : 0.5;
  return {
    text,
    opens: mark.localName === "a",
    left,
    top: one.top - all.top - 6,
    shift: `${-100 * Math.min(1, Math.max(0, share))}%`,
  };
}
