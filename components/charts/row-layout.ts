import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { Plot } from "./plot";
import { isNarrow, labelWidth } from "./plot";

const ROW = 34;
const NARROW_ROW = 50;

/** Where a chart with a row for each frame puts its rows. */
export interface RowLayout {
  /** Names stand above their rows, not beside them. */
  readonly narrow: boolean;
  readonly width: number;
  readonly names: ReadonlyMap<string, string>;
  readonly options: {
    readonly height: number;
    readonly marginLeft: number;
    readonly marginRight: number;
    readonly marginTop: number;
    readonly marginBottom: number;
    readonly y: object;
  };
}

/** Rows by frame, with `right` pixels for the numbers behind them and `above` for what stands over all. */
export function rowLayout(
  rows: readonly { readonly frame: ChartFrame }[],
  width: number,
  right: number,
  above = 0,
): RowLayout {
  const narrow = isNarrow(width);
  const names = new Map(rows.map(({ frame }) => [frame.id, frameLabel(frame)]));
  const marginTop = above + (narrow ? 16 : 6);
  return {
    narrow,
    width,
    names,
    options: {
      height: names.size * (narrow ? NARROW_ROW : ROW) + marginTop + 30,
      marginLeft: narrow ? 16 : labelWidth([...names.values()], width),
      marginRight: right,
      marginTop,
      marginBottom: 30,
      y: { domain: [...names.keys()], label: null, type: "band", axis: null, padding: 0.1 },
    },
  };
}

/** The frames' names: beside their rows, or above them on a phone. `x` is where the rows begin. */
export function rowLabels<Row extends { readonly frame: ChartFrame }>(
  plot: Plot,
  rows: readonly Row[],
  { narrow, width, names, options }: RowLayout,
  x: number,
) {
  if (!narrow) {
    return plot.axisY({
      tickSize: 0,
      label: null,
      tickFormat: (id: string) => names.get(id) ?? "",
      lineWidth: (options.marginLeft - 8) / 12,
    });
  }
  const first = new Map([...rows].reverse().map((row) => [row.frame.id, row]));
  return plot.text([...first.values()], {
    x,
    y: ({ frame }: Row) => frame.id,
    text: ({ frame }: Row) => frameLabel(frame),
    textAnchor: "start",
    dy: -15,
    dx: -14,
    lineWidth: (width - options.marginRight) / 12,
    textOverflow: "ellipsis",
  });
}
