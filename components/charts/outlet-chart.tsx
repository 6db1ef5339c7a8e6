"use client";

import { useCallback, useMemo } from "react";
import type { OutletKey, PrevalenceRow } from "@/lib/domain/statistics/prevalence-by";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import { outOf, percent, sayExtremes } from "./format";
import type { OutletDatum } from "./outlet-data";
import { OUTLET_COLUMNS, outletData } from "./outlet-data";
import type { Draw, Plot } from "./plot";
import {
  asMarks,
  baseOptions,
  figureWidth,
  frameColor,
  gridOf,
  inPatterns,
  labelWidth,
  swatches,
} from "./plot";

const ROW = 26;
const HEAD = 34;
const PANEL = 190;

/** Shares of articles by outlet: one panel per frame, one row per outlet. */
export function OutletChart({
  frames,
  outlets,
  passages,
  ...props
}: ChartProps & {
  frames: readonly ChartFrame[];
  outlets: readonly PrevalenceRow<OutletKey>[];
}) {
  const rows = useMemo(() => outletData(frames, outlets, passages), [frames, outlets, passages]);
  const draw = useCallback<Draw>(
    (plot, width) => drawOutlets(plot, width, frames, rows),
    [frames, rows],
  );
  return (
    <ChartFigure
      {...props}
      chart="prevalence-by-outlet"
      frames={frames}
      alt={`Share of articles with each of ${frames.length} frames in ${outlets.length} outlets. ${sayExtremes(
        rows,
        ({ share }) => share,
        ({ label }) => label,
      )}`}
      height={HEAD + outlets.length * ROW}
      draw={draw}
      columns={OUTLET_COLUMNS}
      rows={rows}
      empty={rows.length === 0 ? "No finished article yet, so there is nothing to compare." : null}
    />
  );
}

function drawOutlets(
  plot: Plot,
  width: number,
  frames: readonly ChartFrame[],
  rows: readonly OutletDatum[],
): ReturnType<Draw> {
  const outlets = new Map(rows.map(({ outletId, outlet }) => [outletId, outlet]));
  const marginLeft = labelWidth([...outlets.values()], width);
  const grid = gridOf(frames, width - marginLeft, PANEL);
  const placeOf = new Map(grid.placed.map((panel) => [panel.id, panel]));
  const panels = rows.map((row) => ({ ...row, ...placeOf.get(row.frame.id), frame: row.frame }));
  const right = figureWidth(rows.map(outOf));
  const inPanel = { fx: "fx", fy: "fy", y: "outletId" } as const;

  return plot.plot({
    ...baseOptions(width),
    height: grid.lines * (HEAD + outlets.size * ROW) + 24,
    marginLeft,
    marginRight: 8,
    marginTop: 4,
    marginBottom: 24,
    fx: { axis: null, padding: 0.08 },
    fy: { axis: null, padding: 0 },
    // Room on the right of every panel for x/n, and above it for the frame's name.
    x: { domain: [0, 1], label: null, insetRight: right, insetLeft: 6 },
    y: { domain: [...outlets.keys()], label: null, type: "band", insetTop: HEAD },
    marks: [
      plot.axisX({ tickFormat: (share: number) => percent(share), ticks: 2, tickSize: 0 }),
      plot.axisY({
        tickSize: 0,
        label: null,
        tickFormat: (id: string) => outlets.get(id) ?? "",
        lineWidth: (marginLeft - 8) / 12,
        textOverflow: "ellipsis",
      }),
      plot.ruleY(panels, { ...inPanel, x1: 0, x2: 1, stroke: "var(--line)" }),
      plot.text(grid.placed, {
        fx: "fx",
        fy: "fy",
        frameAnchor: "top-left",
        text: (frame: ChartFrame) => frameLabel(frame),
        fontWeight: 600,
        dy: 12,
        dx: 32,
        lineWidth: ((width - marginLeft) / grid.columns - 44) / 12,
        textOverflow: "ellipsis",
      }),
      ...swatches(
        plot,
        grid.placed.map(({ fx, fy, ...frame }) => ({ fx, fy, frame })),
        { fx: "fx", fy: "fy", frameAnchor: "top-left", dy: 12, dx: 13 },
      ),
      ...inPatterns(
        panels,
        ({ frame }) => frame.pattern,
        (drawn, stroke) =>
          plot.ruleY(drawn, {
            ...inPanel,
            x1: "low",
            x2: "high",
            stroke: (row: OutletDatum) => frameColor(row.frame),
            ...stroke,
          }),
      ),
      plot.dot(panels, {
        ...inPanel,
        x: "share",
        r: 4.5,
        fill: (row: OutletDatum) => frameColor(row.frame),
        stroke: "var(--surface)",
      }),
      plot.text(panels, {
        ...inPanel,
        frameAnchor: "right",
        textAnchor: "end",
        fill: "var(--muted)",
        text: (row: OutletDatum) => outOf(row),
      }),
      plot.barX(panels, {
        ...inPanel,
        x1: 0,
        x2: 1,
        insetLeft: -6,
        insetRight: -right,
        ...asMarks,
      }),
    ],
  });
}
