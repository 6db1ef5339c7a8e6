"use client";

import { useCallback, useMemo } from "react";
import type { PrevalenceRow, OutletKey } from "@/lib/domain/statistics/prevalence-by";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import { MIN_CELL } from "@/lib/domain/statistics/proportion";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import { frameColumn, proportionColumns } from "./columns";
import { outOf, percent } from "./format";
import type { ChartFrame, Draw, Plot } from "./plot";
import { baseOptions, frameColor, gridOf, inPatterns, labelWidth } from "./plot";

interface Datum extends Proportion {
  readonly frame: ChartFrame;
  readonly outlet: string;
  /** Outlets are told apart by this, not by name. */
  readonly outletId: string;
}

const ROW = 22;
const HEAD = 34;
const PANEL = 190;

/** Shares of articles by outlet: one panel per frame, one row per outlet. */
export function OutletChart({
  frames,
  outlets,
  ...props
}: ChartProps & {
  frames: readonly ChartFrame[];
  outlets: readonly PrevalenceRow<OutletKey>[];
}) {
  const rows = useMemo(() => dataOf(frames, outlets), [frames, outlets]);
  const draw = useCallback<Draw>(
    (plot, width) => drawOutlets(plot, width, frames, rows),
    [frames, rows],
  );
  const columns = useMemo(
    () =>
      proportionColumns<Datum>([
        {
          header: "outlet",
          label: "Outlet",
          value: ({ outlet }) => outlet,
          shown: ({ outlet }) => outlet,
        },
        frameColumn,
      ]),
    [],
  );
  return (
    <ChartFigure
      {...props}
      alt={`Share of articles with each of ${frames.length} frames in ${outlets.length} outlets. The numbers are in the table below.`}
      note={`Dots: share of the outlet’s articles with the frame. Lines: 95% interval. Beside them: articles with the frame out of all articles of the outlet; below ${MIN_CELL} articles only these are given.`}
      height={HEAD + outlets.length * ROW}
      draw={draw}
      columns={columns}
      rows={rows}
      empty={rows.length === 0 ? "No finished article yet, so there is nothing to compare." : null}
      fileName="prevalence-by-outlet"
    />
  );
}

function dataOf(
  frames: readonly ChartFrame[],
  outlets: readonly PrevalenceRow<OutletKey>[],
): Datum[] {
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  return outlets.flatMap(({ key, cells }) =>
    cells.flatMap(({ frame: { id }, ...cell }) => {
      const frame = frameOf.get(id);
      const outlet = { outletId: key?.id ?? "", outlet: key?.name ?? "No outlet" };
      return frame ? [{ ...cell, frame, ...outlet }] : [];
    }),
  );
}

function drawOutlets(
  plot: Plot,
  width: number,
  frames: readonly ChartFrame[],
  rows: readonly Datum[],
): ReturnType<Draw> {
  const outlets = new Map(rows.map(({ outletId, outlet }) => [outletId, outlet]));
  const marginLeft = labelWidth([...outlets.values()], width);
  const grid = gridOf(frames, width - marginLeft, PANEL);
  const placeOf = new Map(grid.placed.map((panel) => [panel.id, panel]));
  const panels = rows.map((row) => ({ ...row, ...placeOf.get(row.frame.id), frame: row.frame }));
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
    x: { domain: [0, 1], label: null, insetRight: 48, insetLeft: 6 },
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
        text: "name",
        fontWeight: 600,
        dy: 12,
        lineWidth: ((width - marginLeft) / grid.columns - 12) / 12,
        textOverflow: "ellipsis",
      }),
      ...inPatterns(
        panels,
        ({ frame }) => frame.pattern,
        (drawn, stroke) =>
          plot.ruleY(drawn, {
            ...inPanel,
            x1: "low",
            x2: "high",
            stroke: (row: Datum) => frameColor(row.frame),
            ...stroke,
          }),
      ),
      plot.dot(panels, {
        ...inPanel,
        x: "share",
        r: 4.5,
        fill: (row: Datum) => frameColor(row.frame),
        stroke: "var(--surface)",
      }),
      plot.text(panels, {
        ...inPanel,
        frameAnchor: "right",
        textAnchor: "end",
        fill: "var(--muted)",
        text: (row: Datum) => outOf(row),
      }),
    ],
  });
}
