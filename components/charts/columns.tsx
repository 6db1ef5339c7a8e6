import { FrameSwatch } from "@/components/frame-chip";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { outOf, percent } from "./format";
import type { Mark } from "./plot";

/** The frame in tables of charts; its id, name and tier in files. */
export const frameColumns: readonly ChartColumn<{ frame: ChartFrame }>[] = [
  { header: "frame_id", label: "Id of the frame", value: ({ frame }) => frame.id },
  {
    header: "frame",
    label: "Frame",
    value: ({ frame }) => frame.name,
    shown: ({ frame }) => <FrameName frame={frame} />,
  },
  { header: "reliability_tier", label: "Reliability", value: ({ frame }) => frame.tier },
];

export function FrameName({ frame }: { frame: ChartFrame }) {
  return (
    <span className="inline-flex items-center gap-2">
      <FrameSwatch color={frame.color} pattern={frame.pattern} />
      {frameLabel(frame)}
    </span>
  );
}

/** A share with its interval. */
export const shareColumns: readonly ChartColumn<Pick<Proportion, "share" | "low" | "high">>[] = [
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

/** The columns of a share: x of n, which opens its passages, and the interval. */
export const proportionColumns: readonly ChartColumn<Proportion & Mark>[] = [
  {
    header: "x",
    label: "Articles",
    value: ({ x }) => x,
    shown: (row) => (row.href ? <a href={row.href}>{outOf(row)}</a> : outOf(row)),
    numeric: true,
  },
  { header: "n", label: "Out of", value: ({ n }) => n },
  ...shareColumns,
];
