"use client";

import { useCallback, useMemo } from "react";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import { frameColumn, proportionColumns } from "./columns";
import { EN_SPACE, outOf, percent } from "./format";
import type { ChartFrame, Draw, Plot } from "./plot";
import { baseOptions, frameColor, inPatterns, isNarrow, labelWidth } from "./plot";

interface Datum extends Proportion {
  readonly frame: ChartFrame;
}

const ROW = 34;
const NARROW_ROW = 50;

/** Shares of articles, one row per frame: a dot with its 95 % interval. */
export function PrevalenceChart({ rows, ...props }: ChartProps & { rows: readonly Datum[] }) {
  const draw = useCallback<Draw>((plot, width) => drawPrevalence(plot, width, rows), [rows]);
  const columns = useMemo(() => proportionColumns<Datum>([frameColumn]), []);
  return (
    <ChartFigure
      {...props}
      alt={describe(rows)}
      note="Dots: share of articles with the frame. Lines: 95% interval (Wilson)."
      height={rows.length * ROW + 40}
      draw={draw}
      columns={columns}
      rows={rows}
      empty={
        (rows[0]?.n ?? 0) === 0 ? "No finished article yet, so there is no share to show." : null
      }
      fileName="prevalence"
    />
  );
}

function drawPrevalence(plot: Plot, width: number, rows: readonly Datum[]): ReturnType<Draw> {
  const narrow = isNarrow(width);
  const names = new Map(rows.map(({ frame }) => [frame.id, frame.name]));
  const marginLeft = narrow ? 16 : labelWidth([...names.values()], width);
  const name = narrow
    ? plot.text(rows, {
        x: 0,
        y: (row: Datum) => row.frame.id,
        text: (row: Datum) => row.frame.name,
        textAnchor: "start",
        dy: -15,
        dx: -14,
        lineWidth: (width - 90) / 12,
        textOverflow: "ellipsis",
      })
    : plot.axisY({
        tickSize: 0,
        label: null,
        tickFormat: (id: string) => names.get(id) ?? "",
        lineWidth: (marginLeft - 8) / 12,
      });

  return plot.plot({
    ...baseOptions(width),
    height: rows.length * (narrow ? NARROW_ROW : ROW) + 36,
    marginLeft,
    marginRight: 92,
    marginTop: narrow ? 16 : 6,
    marginBottom: 30,
    x: { domain: [0, 1], label: null },
    y: { domain: [...names.keys()], label: null, type: "band", axis: null },
    marks: [
      plot.axisX({
        tickFormat: (share: number) => percent(share),
        ticks: narrow ? 3 : 5,
        tickSize: 0,
      }),
      plot.gridX({ ticks: narrow ? 3 : 5, stroke: "var(--line)", strokeOpacity: 1 }),
      name,
      ...inPatterns(
        rows,
        ({ frame }) => frame.pattern,
        (drawn, stroke) =>
          plot.ruleY(drawn, {
            y: (row: Datum) => row.frame.id,
            x1: "low",
            x2: "high",
            stroke: (row: Datum) => frameColor(row.frame),
            ...stroke,
          }),
      ),
      plot.dot(rows, {
        x: "share",
        y: (row: Datum) => row.frame.id,
        r: 5,
        fill: (row: Datum) => frameColor(row.frame),
        stroke: "var(--surface)",
      }),
      plot.text(rows, {
        y: (row: Datum) => row.frame.id,
        frameAnchor: "right",
        textAnchor: "end",
        dx: 88,
        text: (row: Datum) => `${percent(row.share)}${EN_SPACE}${outOf(row)}`,
      }),
    ],
  });
}

function describe(rows: readonly Datum[]): string {
  const sorted = [...rows].sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return "No frames.";
  const say = (row: Datum) => `${row.frame.name}, ${percent(row.share)} (${outOf(row)})`;
  return `Share of articles with each of ${rows.length} frames. Most often: ${say(first)}. Least often: ${say(last)}.`;
}
