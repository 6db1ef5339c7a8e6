/** What is painted over the text without changing the DOM. */
export type PaintLayer = "pending" | "active" | "cursor" | "found" | "current" | "glossary";

/**
 * Paints ranges with the CSS Custom Highlight API; where a browser lacks it, as
 * positioned boxes inside `container`. One painter per surface; call `clear` when
 * it goes away.
 */
export interface TransientPaint {
  set(layer: PaintLayer, ranges: readonly Range[]): void;
  clear(): void;
}

export function transientPaint(container: HTMLElement): TransientPaint {
  return "highlights" in CSS ? highlightPaint() : boxPaint(container);
}

function highlightPaint(): TransientPaint {
  const own = new Map<PaintLayer, AbstractRange[]>();
  const drop = (layer: PaintLayer) => {
    const highlight = CSS.highlights.get(`reading-${layer}`);
    for (const range of own.get(layer) ?? []) highlight?.delete(range);
    own.delete(layer);
  };
  return {
    set(layer, ranges) {
      drop(layer);
      const name = `reading-${layer}`;
      const highlight = CSS.highlights.get(name) ?? new Highlight();
      for (const range of ranges) highlight.add(range);
      CSS.highlights.set(name, highlight);
      own.set(layer, [...ranges]);
    },
    clear() {
      for (const layer of [...own.keys()]) drop(layer);
    },
  };
}

function boxPaint(container: HTMLElement): TransientPaint {
  const boxes = new Map<PaintLayer, HTMLElement[]>();
  const drop = (layer: PaintLayer) => {
    for (const box of boxes.get(layer) ?? []) box.remove();
    boxes.delete(layer);
  };
  return {
    set(layer, ranges) {
      drop(layer);
      const origin = container.getBoundingClientRect();
      const drawn = ranges
        .flatMap((range) => [...range.getClientRects()])
        .map(({ left, top, width, height }) => {
          const box = document.createElement("div");
          box.className = `reading-box reading-box-${layer}`;
          box.ariaHidden = "true";
          Object.assign(box.style, {
            left: `${left - origin.left}px`,
            top: `${top - origin.top}px`,
            width: `${width}px`,
            height: `${height}px`,
          });
          return box;
        });
      container.append(...drawn);
      boxes.set(layer, drawn);
    },
    clear() {
      for (const layer of [...boxes.keys()]) drop(layer);
    },
  };
}
