"use client";

import { useCallback, useMemo } from "react";
import type { SalienceTable } from "@/lib/domain/statistics/salience";
import type { SalienceInterval } from "@/lib/domain/statistics/salience-interval";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { frameColumns, shareColumns } from "./columns";
import { EN_SPACE, percent, sayExtremes } from "./format";
import { passagesHref } from "./passages";
import type { Draw, Mark, Plot } from "./plot";
import { asMarks, baseOptions, frameBars } from "./plot";
import { rowLabels, rowLayout } from "./row-layout";

/** What the text of a frame is divided by: all text, or the text that has any frame. */
export type SalienceOf = "text" | "framed";

interface Datum extends Mark {
  readonly frame: ChartFrame;
  readonly covered: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const OF: Record<SalienceOf, string> = {
  text: "all text",
  framed: "the text that has any frame",
};

const COLUMNS: readonly ChartColumn<Datum>[] = [
  ...frameColumns,
  {
    header: "x",
    label: "Characters",
    value: ({ covered }) => covered,
    shown: ({ covered, href }) => (href ? <a href={href}>{grouped(covered)}</a> : grouped(covered)),
    numeric: true,
  },
  {
    header: "n",
    label: "Out of",
    value: ({ of }) => of,
    shown: ({ of }) => grouped(of),
    numeric: true,
  },
  ...shareColumns,
];

/** How much of the text each frame fills: bars in the frames' patterns, with intervals. */
export function SalienceChart({
  frames,
  table,
  intervals,
  of,
  passages,
  ...props
}: ChartProps & {
  frames: readonly ChartFrame[];
  table: SalienceTable;
  intervals: readonly SalienceInterval[];
  of: SalienceOf;
}) {
  const rows = useMemo(
    () => dataOf(frames, table, intervals, of, passages),
    [frames, table, intervals, of, passages],
  );
  const draw = useCallback<Draw>((plot, width) => drawSalience(plot, width, rows), [rows]);
  const extremes = sayExtremes(
    rows,
    ({ share }) => share,
    ({ label }) => label,
  );
  return (
    <ChartFigure
      {...props}
      chart="salience"
      frames={frames}
      alt={`How much of ${OF[of]} each of ${rows.length} frames fills. ${extremes}`}
      note={`Out of ${OF[of]}: ${grouped(of === "text" ? table.textLength : table.framedLength)} characters.`}
      height={rows.length * 34 + 40}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={
        rows.every(({ share }) => share === null)
          ? "No finished article yet, so there is no text to share out."
          : null
      }
    />
  );
}

function dataOf(
  frames: readonly ChartFrame[],
  table: SalienceTable,
  intervals: readonly SalienceInterval[],
  of: SalienceOf,
  passages: string | null,
): Datum[] {
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  const boundsOf = new Map(intervals.map((one) => [one.frame.id, one]));
  return table.frames.flatMap(({ frame: { id }, covered, ofText, ofFramed }) => {
    const frame = frameOf.get(id);
    if (!frame) return [];
    const share = of === "text" ? ofText : ofFramed;
    const bounds = boundsOf.get(id)?.[of === "text" ? "ofText" : "ofFramed"];
    const [low, high] = [bounds?.low ?? null, bounds?.high ?? null];
    const interval = low === null ? "" : `, 95% interval ${percent(low, 1)} to ${percent(high, 1)}`;
    const label = `${frameLabel(frame)}: ${percent(share, 1)} of ${OF[of]}${interval}`;
    const total = of === "text" ? table.textLength : table.framedLength;
    const href = passagesHref(passages, { frame: id });
    return [{ frame, covered, of: total, share, low, high, label, href }];
  });
}

function drawSalience(plot: Plot, width: number, rows: readonly Datum[]): ReturnType<Draw> {
  const layout = rowLayout(rows, width, 64);
  const most = Math.max(0.05, ...rows.map(({ share, high }) => high ?? share ?? 0));
  const y = (row: Datum) => row.frame.id;
  return plot.plot({
    ...baseOptions(width),
    ...layout.options,
    x: { domain: [0, most], label: null, nice: true },
    marks: [
      plot.axisX({ tickFormat: (share: number) => percent(share), ticks: 4, tickSize: 0 }),
      plot.gridX({ ticks: 4, stroke: "var(--line)", strokeOpacity: 1 }),
      rowLabels(plot, rows, layout, 0),
      ...frameBars(plot, rows, { y, x1: 0, x2: "share" }),
      plot.ruleY(rows, { y, x1: "low", x2: "high", stroke: "var(--ink)", strokeWidth: 1.2 }),
      plot.text(rows, {
        y,
        frameAnchor: "right",
        textAnchor: "end",
        dx: 60,
        text: (row: Datum) => `${EN_SPACE}${percent(row.share, 1)}`,
      }),
      plot.barX(rows, { y, x1: 0, x2: most, insetRight: -64, ...asMarks }),
    ],
  });
}

/** Thousands apart: "12,345". */
function grouped(length: number): string {
  return Math.round(length).toLocaleString("en");
}
