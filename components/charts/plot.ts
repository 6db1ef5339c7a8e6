import type * as PlotLibrary from "@observablehq/plot";
import type { Frame, FramePattern } from "@/lib/domain/frame";
import { FRAME_PATTERNS } from "@/lib/domain/frame";

/** Observable Plot; loaded in the browser when a chart is first drawn. */
export type Plot = typeof PlotLibrary;

/** Draws a chart of the given width, in CSS pixels. */
export type Draw = (plot: Plot, width: number) => SVGSVGElement | HTMLElement;

/** What a chart shows of a frame. */
export type FrameLook = Pick<Frame, "id" | "name" | "shortName" | "color" | "pattern">;

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

/** Room for what stands behind rows: what the longest needs, and a gap. */
export function figureWidth(figures: readonly string[]): number {
  return Math.ceil(Math.max(0, ...figures.map((figure) => figure.length)) * LETTER + 18);
}

/** Options every chart shares. Colours are variables, so a drawing follows the theme. */
export function baseOptions(width: number) {
  return {
    width,
    color: { type: "identity" },
    opacity: { type: "identity" },
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

/** What a mark says when it is pointed at or reached by keyboard, and where it leads. */
export interface Mark {
  readonly label: string;
  /** The passages behind it; null where there is nothing to open. */
  readonly href: string | null;
}

/** The class of the layer of marks that can be reached (reachable.ts). */
export const MARKS = "chart-marks";

/** Options of that layer: unseen shapes over the drawn ones, large enough for a finger. Not part of files. */
export const asMarks = {
  className: MARKS,
  ariaLabel: "label",
  href: "href",
  fill: "transparent",
} as const;

interface Stroke {
  readonly strokeWidth: number;
  readonly strokeDasharray?: string;
  readonly dy?: number;
}

/** The patterns of FrameSwatch as strokes; "double" is two thin lines. */
function strokesOf(pattern: FramePattern, weight: number): readonly Stroke[] {
  const dashes = { dashed: "8 3", dotted: "3 3", "dash-dot": "9 3 2 3" };
  if (pattern === "solid") return [{ strokeWidth: weight }];
  if (pattern !== "double") return [{ strokeWidth: weight, strokeDasharray: dashes[pattern] }];
  const [strokeWidth, dy] = [0.4 + 0.4 * weight, 1.2 + 0.3 * weight];
  return [
    { strokeWidth, dy: -dy },
    { strokeWidth, dy },
  ];
}

/** Marks of lines, each in its frame's pattern: Plot can dash a mark, but not one line of it. */
export function inPatterns<Row, Mark>(
  rows: readonly Row[],
  patternOf: (row: Row) => FramePattern,
  mark: (rows: Row[], stroke: Stroke) => Mark,
  weight = 2,
): Mark[] {
  return FRAME_PATTERNS.flatMap((pattern) => {
    const drawn = rows.filter((row) => patternOf(row) === pattern);
    return drawn.length > 0 ? strokesOf(pattern, weight).map((stroke) => mark(drawn, stroke)) : [];
  });
}

/** A line of the given length through its place. */
const LINE = {
  draw(context: CanvasPath, length: number) {
    context.moveTo(0, 0);
    context.lineTo(0, -length);
  },
};

/** Short lines in the frames' colours and patterns, as they stand beside their names everywhere. */
export function swatches<Row extends { readonly frame: FrameLook }>(
  plot: Plot,
  rows: readonly Row[],
  { dy = 0, ...place }: PlotLibrary.VectorOptions,
) {
  return inPatterns(
    rows,
    ({ frame }) => frame.pattern,
    (drawn, { dy: apart = 0, ...stroke }) =>
      plot.vector(drawn, {
        ...place,
        ...stroke,
        dy: dy + apart,
        shape: LINE,
        length: 26,
        rotate: 90,
        anchor: "middle",
        strokeLinecap: "butt",
        stroke: ({ frame }: Row) => frameColor(frame),
      }),
    4,
  );
}

/**
 * Bars of frames: a tint, and the frame's pattern as a thick line along the middle, as in
 * its swatch. Lines rather than SVG patterns, which text processors draw wrongly or not
 * at all.
 */
export function frameBars<Row extends { readonly frame: FrameLook }>(
  plot: Plot,
  rows: readonly Row[],
  place: Pick<PlotLibrary.RuleYOptions, "x1" | "x2" | "y" | "fx" | "fy">,
  thickness = 14,
) {
  const stroke = ({ frame }: Row) => frameColor(frame);
  return [
    plot.ruleY(rows, { ...place, stroke, strokeOpacity: 0.22, strokeWidth: thickness }),
    ...inPatterns(
      rows,
      ({ frame }) => frame.pattern,
      (drawn, line) => plot.ruleY(drawn, { ...place, stroke, ...line }),
      thickness / 2,
    ),
  ];
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
