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

/** Above the cells on a phone, for the names of the rows. */
const NAME_ABOVE = 20;

/**
 * A table of coloured cells with their figures written in them. Columns that do not
 * fit beside each other go on below, in a block of their own with all rows; on a phone
 * the names of rows stand above their cells. `cellWidth` is what a cell needs at least,
 * in pixels.
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
  const marginLeft = narrow ? 1 : named + swatch;
  const above = narrow ? NAME_ABOVE : 0;
  const room = width - marginLeft - 2;
  const blocks = Math.max(1, Math.ceil(columns.length / Math.max(1, Math.floor(room / cellWidth))));
  const perBlock = Math.max(1, Math.ceil(columns.length / blocks));
  const oneWidth = Math.min(room / perBlock, 132);
  const longest = Math.max(0, ...columns.map(({ name }) => lengthOf(name)));
  const longestWord = Math.max(0, ...columns.flatMap(({ name }) => name.split(" ").map(lengthOf)));
  const headLines = Math.ceil((longest * LETTER) / (oneWidth - 6));
  const inFull = !narrow && headLines <= 2 && longestWord * LETTER <= oneWidth - 6;
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
  const at = { x: "x", y: "row", fy: "fy", insetTop: above } as const;
  const color = ({ color: own }: MatrixCell) => own ?? "var(--accent)";

  return plot.plot({
    ...baseOptions(width),
    height: blocks * (head + rows.length * (CELL_HEIGHT + above)) + 6,
    marginLeft,
    marginRight: width - marginLeft - oneWidth * perBlock,
    marginTop: 0,
    marginBottom: 6,
    fy: { axis: null, padding: 0 },
    x: {
      domain: [...Array(perBlock).keys()],
      type: "band",
      axis: null,
      paddingInner: 0.04,
      paddingOuter: 0,
    },
    y: {
      domain: rows.map(({ id }) => id),
      type: "band",
      label: null,
      axis: null,
      insetTop: head,
      padding: 0.06,
    },
    marks: [
      ...(narrow ? namesAbove(plot, rows, swatch) : namesBeside(plot, rows, swatch, named)),
      plot.text(placed, {
        x: "x",
        fy: "fy",
        frameAnchor: "top",
        lineAnchor: "top",
        dy: 4,
        text: "text",
        fontWeight: 600,
        lineWidth: (oneWidth - 4) / 12,
        ...(!inFull && { textOverflow: "ellipsis" }),
      }),
      ...swatches(plot, framed(placed), { x: "x", fy: "fy", frameAnchor: "top", dy: head - 9 }),
      plot.cell(drawn, {
        ...at,
        fill: color,
        fillOpacity: ({ darkness }: MatrixCell) =>
          darkness === null ? 0 : 0.03 + DARKEST * Math.min(1, Math.max(0, darkness)),
      }),
      plot.cell(
        drawn.filter(({ darkness, outlined }) => darkness === null || outlined),
        {
          ...at,
          inset: 0.5,
          insetTop: above + 0.5,
          stroke: ({ outlined }: MatrixCell) => (outlined ? "var(--ink)" : "var(--control)"),
        },
      ),
      plot.text(drawn, { x: "x", y: "row", fy: "fy", text: "text", dy: above / 2 }),
      plot.cell(drawn, { ...at, ...asMarks }),
    ],
  });
}

function lengthOf(word: string): number {
  return word.length;
}

function framed<Place extends Line>(lines: readonly Place[]) {
  return lines.flatMap((line) => (line.frame ? [{ ...line, frame: line.frame }] : []));
}

function namesBeside(plot: Plot, rows: readonly Line[], swatch: number, room: number) {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return [
    plot.axisY({
      tickSize: 0,
      label: null,
      tickFormat: (id: string) => names.get(id) ?? "",
      dx: -swatch,
      lineWidth: (room - 8) / 12,
      textOverflow: "ellipsis",
    }),
    ...swatches(plot, framed(rows), { y: "id", frameAnchor: "left", dx: -17 }),
  ];
}

function namesAbove(plot: Plot, rows: readonly Line[], swatch: number) {
  const dy = -CELL_HEIGHT / 2;
  return [
    plot.text(rows, {
      y: "id",
      frameAnchor: "left",
      textAnchor: "start",
      text: "name",
      dx: swatch,
      dy,
    }),
    ...swatches(plot, framed(rows), { y: "id", frameAnchor: "left", dx: 14, dy }),
  ];
}
