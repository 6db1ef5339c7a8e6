import type { RefObject } from "react";
import { useEffect, useRef } from "react";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import type { DomOffsets } from "./dom-offsets";
import type { ParagraphStore } from "./paragraph-store";
import type { PaintLayer, TransientPaint } from "./transient-paint";
import { transientPaint } from "./transient-paint";
import { useAfterDraw } from "./use-after-draw";

/** Paint passages over the text, layer by layer, after each drawing. */
export function useTransientPaint(
  root: RefObject<HTMLElement | null>,
  dom: () => DomOffsets,
  layers: Readonly<Record<PaintLayer, readonly Utf16Span[]>>,
  store: ParagraphStore,
): void {
  const paint = useRef<TransientPaint | null>(null);
  const painted = useRef(new Map<PaintLayer, { spans: readonly Utf16Span[]; drawn: number }>());
  useAfterDraw(() => {
    paint.current ??= transientPaint(root.current!);
    for (const layer of Object.keys(layers) as PaintLayer[]) {
      const spans = layers[layer];
      const before = painted.current.get(layer);
      const isAlike = before?.spans === spans || (before?.spans.length === 0 && spans.length === 0);
      // A paragraph that was drawn anew has other text nodes than the ranges painted so far.
      if (isAlike && (before.drawn === store.drawn || spans.length === 0)) continue;
      painted.current.set(layer, { spans, drawn: store.drawn });
      const ranges = spans.flatMap((span) => dom().rangesOf(span));
      paint.current.set(layer, ranges);
    }
  });
  useEffect(
    () => () => {
      paint.current?.clear();
      paint.current = null;
      painted.current.clear();
    },
    [],
  );
}
