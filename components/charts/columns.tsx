import { FrameSwatch } from "@/components/frame-chip";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import type { ChartColumn } from "./chart-table";
import { outOf, percent } from "./format";
import type { ChartFrame } from "./plot";

/** The frame in tables of charts, and its id and name in files. */
export const frameColumn: ChartColumn<{ frame: ChartFrame }> = {
  header: "frame",
  label: "Frame",
  value: ({ frame }) => frame.name,
  shown: ({ frame }) => (
    <span className="inline-flex items-center gap-2">
      <FrameSwatch color={frame.color} pattern={frame.pattern} />
      {frame.name}
    </span>
  ),
};

/** The columns of a share, after those that say of what. */
export function proportionColumns<Row extends Proportion>(
  before: readonly ChartColumn<Row>[],
): ChartColumn<Row>[] {
  return [
    ...before,
    {
      header: "x",
      label: "Articles",
      value: ({ x }) => x,
      shown: (row) => outOf(row),
      numeric: true,
    },
    { header: "n", label: "Out of", value: ({ n }) => n },
    {
      header: "share",
      label: "Share",
      value: ({ share }) => share,
      shown: ({ share }) => percent(share, 1),
      numeric: true,
    },
    {
      header: "low",
      label: "95% interval",
      value: ({ low }) => low,
      shown: ({ low, high }) => (low === null ? "–" : `${percent(low, 1)} to ${percent(high, 1)}`),
      numeric: true,
    },
    { header: "high", label: "Upper end", value: ({ high }) => high },
  ];
}
