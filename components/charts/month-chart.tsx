"use client";

import { useCallback, useMemo } from "react";
import type { PrevalenceRow } from "@/lib/domain/statistics/prevalence-by";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import { MIN_CELL } from "@/lib/domain/statistics/proportion";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import { frameColumn, proportionColumns } from "./columns";
import { monthName, percent } from "./format";
import type { ChartFrame, Draw, Plot } from "./plot";
import { baseOptions, frameColor, gridOf, inPatterns } from "./plot";

interface Datum extends Proportion {
  readonly frame: ChartFrame;
  /** YYYY-MM; null for the articles without a date. */
  readonly month: string | null;
}

const PANEL = 240;
const PANEL_HEIGHT = 150;

/** Shares of articles by month of publication: one panel per frame. */
export function MonthChart({
  frames,
  months,
  ...props
}: ChartProps & {
  frames: readonly ChartFrame[];
  months: readonly PrevalenceRow<string | null>[];
}) {
  const rows = useMemo(() => dataOf(frames, months), [frames, months]);
  const draw = useCallback<Draw>(
    (plot, width) => drawMonths(plot, width, frames, rows),
    [frames, rows],
  );
  const columns = useMemo(
    () =>
      proportionColumns<Datum>([
        {
          header: "month",
          label: "Month",
          value: ({ month }) => month ?? "undated",
          shown: ({ month }) => (month ? monthName(month) : "Undated"),
        },
        frameColumn,
      ]),
    [],
  );
  const undated = months.find(({ key }) => key === null)?.n ?? 0;
  return (
    <ChartFigure
      {...props}
      alt={describe(frames, months)}
      note={noteOn(undated)}
      height={frames.length > 0 ? PANEL_HEIGHT : 0}
      draw={draw}
      columns={columns}
      rows={rows}
      empty={emptyOf(rows)}
      fileName="prevalence-by-month"
    />
  );
}

function noteOn(undated: number): string {
  const about =
    "Points: share of the month’s articles with the frame. Bands: 95% interval. " +
    `A gap is a month without articles; a grey mark on the axis is a month with fewer than ${MIN_CELL}, which has no percentage.`;
  if (undated === 0) return about;
  return `${about} ${undated} ${undated === 1 ? "article has" : "articles have"} no date and ${undated === 1 ? "is" : "are"} only in the table.`;
}

function emptyOf(rows: readonly Datum[]): string | null {
  if (rows.every(({ month }) => month === null)) {
    return "No finished article has a date, so there is no course over time.";
  }
  return rows.some(({ month, share }) => month !== null && share !== null)
    ? null
    : `No month has ${MIN_CELL} finished articles or more, so no percentage is shown. The counts are in the table.`;
}

function dataOf(
  frames: readonly ChartFrame[],
  months: readonly PrevalenceRow<string | null>[],
): Datum[] {
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  return months.flatMap(({ key, cells }) =>
    cells.flatMap(({ frame: { id }, ...cell }) => {
      const frame = frameOf.get(id);
      return frame ? [{ ...cell, frame, month: key }] : [];
    }),
  );
}

function drawMonths(
  plot: Plot,
  width: number,
  frames: readonly ChartFrame[],
  rows: readonly Datum[],
): ReturnType<Draw> {
  const marginLeft = 40;
  const grid = gridOf(frames, width - marginLeft, PANEL);
  const placeOf = new Map(grid.placed.map((panel) => [panel.id, panel]));
  const points = rows.flatMap(({ month, ...row }) => {
    const place = placeOf.get(row.frame.id);
    if (month === null || !place) return [];
    // A missing number, unlike null, breaks a line in two.
    const [share, low, high] = [row.share ?? NaN, row.low ?? NaN, row.high ?? NaN];
    return [
      {
        ...row,
        share,
        low,
        high,
        date: new Date(`${month}-01T00:00:00Z`),
        fx: place.fx,
        fy: place.fy,
      },
    ];
  });
  const small = points.filter(({ n, share }) => n > 0 && Number.isNaN(share));
  const inPanel = { fx: "fx", fy: "fy", x: "date" } as const;
  const color = (row: { frame: ChartFrame }) => frameColor(row.frame);

  return plot.plot({
    ...baseOptions(width),
    height: grid.lines * PANEL_HEIGHT + 44,
    marginLeft,
    marginRight: 14,
    marginTop: 4,
    marginBottom: 40,
    fx: { axis: null, padding: 0.1 },
    fy: { axis: null, padding: 0 },
    x: { type: "utc", label: null },
    y: { domain: [0, 1], label: null, insetTop: 30, insetBottom: 14 },
    marks: [
      plot.gridY({ ticks: 2, stroke: "var(--line)", strokeOpacity: 1 }),
      plot.axisY({ ticks: 2, tickSize: 0, tickFormat: (share: number) => percent(share) }),
      plot.axisX({
        ticks: Math.max(2, Math.floor((width - marginLeft) / grid.columns / 90)),
        tickSize: 4,
      }),
      plot.text(grid.placed, {
        fx: "fx",
        fy: "fy",
        frameAnchor: "top-left",
        text: "name",
        fontWeight: 600,
        dy: 8,
        lineWidth: ((width - marginLeft) / grid.columns - 16) / 12,
        textOverflow: "ellipsis",
      }),
      plot.areaY(points, {
        ...inPanel,
        y1: "low",
        y2: "high",
        z: (row: Datum) => row.frame.id,
        fill: color,
        fillOpacity: 0.16,
      }),
      ...inPatterns(
        points,
        ({ frame }) => frame.pattern,
        (drawn, stroke) =>
          plot.lineY(drawn, {
            ...inPanel,
            y: "share",
            z: (row: Datum) => row.frame.id,
            stroke: color,
            ...stroke,
          }),
      ),
      plot.dot(points, { ...inPanel, y: "share", r: 2.5, fill: color }),
      plot.ruleX(small, { ...inPanel, y1: 0, y2: 0.05, stroke: "var(--control)", strokeWidth: 2 }),
    ],
  });
}

function describe(
  frames: readonly ChartFrame[],
  months: readonly PrevalenceRow<string | null>[],
): string {
  const dated = months.flatMap(({ key }) => (key === null ? [] : [key]));
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined) return "No dated articles.";
  return `Share of articles with each of ${frames.length} frames by month, from ${monthName(first)} to ${monthName(last)}. The numbers are in the table below.`;
}
