import { useEffectEvent, useLayoutEffect } from "react";

/**
 * Run `work` after every drawing of this component, when paragraphs that were
 * published during the drawing have been drawn too, and before the browser paints.
 */
export function useAfterDraw(work: () => void): void {
  const latest = useEffectEvent(work);
  useLayoutEffect(() => {
    let current = true;
    queueMicrotask(() => {
      if (current) latest();
    });
    return () => {
      current = false;
    };
  });
}
