import type { ChartFrame } from "./chart-frame";
import { frameLabel, shortLabel } from "./chart-frame";
import type { Draw, Mark, Plot } from "./plot";
import { asMarks, baseOptions, isNarrow, labelWidth, LETTER, swatches } from "./plot";

/** A row or column of a matrix: a frame, or something with a name only. */
export interface Line {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly frame: ChartFrame | null;
}

/** One cell, with what is written in it and how dark it is. */
export interface MatrixCell extends Mark {
  readonly row: string;
  readonly column: string;
  readonly text: string;
  /** 0 to 1; null is drawn as an outline only. */
  readonly darkness: number | null;
  /** Instead of the accent. */
  readonly color?: string;
  /** Stands out, as the diagonal does. */
  readonly outlined?: boolean;
}

const CELL_HEIGHT = 30;
const HEAD_LINE = 15;
const HEAD_SWATCH = 14;
/** Full darkness, so that the figures in the darkest cell can still be read. */
const DARKEST = 0.5;

export function frameLine(frame: ChartFrame): Line {
  return { id: frame.id, name: frameLabel(frame), short: shortLabel(frame), frame };
}

/**
 * A table of coloured cells with their figures written in them. Columns that do not
 * fit beside each other go on below, in a block of their own with all rows.
 * `cellWidth` is what a cell needs at least, in pixels.
 */
export function drawMatrix(
  plot: Plot,
  width: number,
  rows: readonly Line[],
  columns: readonly Line[],
  cells: readonly MatrixCell[],
  cellWidth = 46,
): ReturnType<Draw> {
  const narrow = isNarrow(width);
  const swatch = rows.some(({ frame }) => frame !== null) ? 34 : 0;
  const named = labelWidth(
    rows.map(({ name }) => name),
    width,
  );
  const marginLeft = named + swatch;
  const rowNames = new Map(rows.map(({ id, name }) => [id, name]));
  const room = width - marginLeft - 8;
  const perBlock = Math.max(1, Math.min(columns.length, Math.floor(room / cellWidth)));
  const oneWidth = Math.min(room / perBlock, 132);
  const longest = Math.max(0, ...columns.map(({ name }) => name.length));
  const headLines = narrow ? 1 : Math.ceil((longest * LETTER) / (oneWidth - 6));
  const inFull = !narrow && headLines <= 2;
  const hasSwatches = columns.some(({ frame }) => frame !== null);
  const head = 8 + (inFull ? headLines : 1) * HEAD_LINE + (hasSwatches ? HEAD_SWATCH : 0);
  const placed = columns.map((column, index) => ({
    ...column,
    x: index % perBlock,
    fy: Math.floor(index / perBlock),
    text: inFull ? column.name : column.short,
  }));
  const placeOf = new Map(placed.map((column) => [column.id, column]));
  const drawn = cells.flatMap((cell) => {
    const place = placeOf.get(cell.column);
    return place ? [{ ...cell, x: place.x, fy: place.fy }] : [];
  });
  const blocks = Math.ceil(columns.length / perBlock);
  const at = { x: "x", y: "row", fy: "fy" } as const;
  const color = ({ color: own }: MatrixCell) => own ?? "var(--accent)";
  const framed = <Place extends Line>(lines: readonly Place[]) =>
    lines.flatMap((line) => (line.frame ? [{ ...line, frame: line.frame }] : []));

  return plot.plot({
    ...baseOptions(width),
    height: blocks * (head + rows.length * CELL_HEIGHT) + 6,
    marginLeft,
    marginRight: width - marginLeft - oneWidth * perBlock,
    marginTop: 0,
    marginBottom: 6,
    fy: { axis: null, padding: 0 },
    x: { domain: [...Array(perBlock).keys()], type: "band", axis: null, paddingInner: 0.04 },
    y: {
      domain: rows.map(({ id }) => id),
      type: "band",
      label: null,
      insetTop: head,
      padding: 0.06,
    },
    marks: [
      plot.axisY({
        tickSize: 0,
        label: null,
        tickFormat: (id: string) => rowNames.get(id) ?? "",
        dx: -swatch,
        lineWidth: (named - 8) / 12,
        textOverflow: "ellipsis",
      }),
      ...swatches(plot, framed(rows), { y: "id", frameAnchor: "left", dx: -17 }),
      plot.text(placed, {
        x: "x",
        fy: "fy",
        frameAnchor: "top",
        lineAnchor: "top",
        dy: 4,
        text: "text",
        fontWeight: 600,
        lineWidth: (oneWidth - 4) / 12,
        textOverflow: "ellipsis",
      }),
      ...swatches(plot, framed(placed), { x: "x", fy: "fy", frameAnchor: "top", dy: head - 9 }),
      plot.cell(drawn, {
        ...at,
        fill: color,
        fillOpacity: ({ darkness }: MatrixCell) =>
          darkness === null ? 0 : 0.03 + DARKEST * Math.min(1, darkness),
      }),
      plot.cell(
        drawn.filter(({ darkness, outlined }) => darkness === null || outlined),
        {
          ...at,
          inset: 0.5,
          stroke: ({ outlined }: MatrixCell) => (outlined ? "var(--ink)" : "var(--control)"),
        },
      ),
      plot.text(drawn, { ...at, text: "text" }),
      plot.cell(drawn, { ...at, ...asMarks }),
    ],
  });
}
