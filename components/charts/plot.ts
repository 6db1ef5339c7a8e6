import type * as PlotLibrary from "@observablehq/plot";
import type { Frame, FramePattern } from "@/lib/domain/frame";
import { FRAME_PATTERNS } from "@/lib/domain/frame";

/** Observable Plot; loaded in the browser when a chart is first drawn. */
export type Plot = typeof PlotLibrary;

/** Draws a chart of the given width, in CSS pixels. */
export type Draw = (plot: Plot, width: number) => SVGSVGElement | HTMLElement;

/** What a chart shows of a frame. */
export type ChartFrame = Pick<Frame, "id" | "name" | "color" | "pattern">;

export const LETTER = 7; // an average letter at 12 px, to reserve room for labels
const NARROW = 560;

export function isNarrow(width: number): boolean {
  return width < NARROW;
}

/** Room for labels on the left: what the longest needs, but at most a share of the width. */
export function labelWidth(labels: readonly string[], width: number): number {
  const longest = Math.max(0, ...labels.map((label) => label.length));
  return Math.ceil(Math.min(longest * LETTER + 16, width * (isNarrow(width) ? 0.34 : 0.3)));
}

/** Options every chart shares. Colours are variables, so a drawing follows the theme. */
export function baseOptions(width: number) {
  return {
    width,
    color: { type: "identity" },
    style: {
      background: "none",
      color: "var(--ink)",
      fontFamily: "inherit",
      fontSize: "12px",
      fontVariantNumeric: "tabular-nums",
      overflow: "visible",
    },
  } as const;
}

export function frameColor({ color }: Pick<Frame, "color">): string {
  return `var(--frame-${color})`;
}

interface Stroke {
  readonly strokeWidth: number;
  readonly strokeDasharray?: string;
  readonly dy?: number;
}

/** The patterns of FrameSwatch as strokes; "double" is two thin lines. */
const STROKES: Record<FramePattern, readonly Stroke[]> = {
  solid: [{ strokeWidth: 2 }],
  dashed: [{ strokeWidth: 2, strokeDasharray: "8 3" }],
  dotted: [{ strokeWidth: 2, strokeDasharray: "3 3" }],
  "dash-dot": [{ strokeWidth: 2, strokeDasharray: "9 3 2 3" }],
  double: [
    { strokeWidth: 1.2, dy: -1.8 },
    { strokeWidth: 1.2, dy: 1.8 },
  ],
};

/** Marks of lines, each in its frame's pattern: Plot can dash a mark, but not one line of it. */
export function inPatterns<Row, Mark>(
  rows: readonly Row[],
  patternOf: (row: Row) => FramePattern,
  mark: (rows: Row[], stroke: Stroke) => Mark,
): Mark[] {
  return FRAME_PATTERNS.flatMap((pattern) => {
    const drawn = rows.filter((row) => patternOf(row) === pattern);
    return drawn.length > 0 ? STROKES[pattern].map((stroke) => mark(drawn, stroke)) : [];
  });
}

/** Places for small multiples, row by row; as many columns as fit. */
export function gridOf<Row>(rows: readonly Row[], width: number, columnWidth: number) {
  const columns = Math.max(1, Math.min(rows.length, Math.floor(width / columnWidth)));
  return {
    columns,
    lines: Math.ceil(rows.length / columns),
    placed: rows.map((row, index) => ({
      ...row,
      fx: index % columns,
      fy: Math.floor(index / columns),
    })),
  };
}
