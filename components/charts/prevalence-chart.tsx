"use client";

import { useCallback, useMemo } from "react";
import type { Prevalence } from "@/lib/domain/statistics/prevalence";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import { frameColumns, proportionColumns } from "./columns";
import { EN_SPACE, outOf, percent, sayExtremes, sayShare } from "./format";
import { passagesHref } from "./passages";
import type { Draw, Mark, Plot } from "./plot";
import { asMarks, baseOptions, figureWidth, frameColor, inPatterns } from "./plot";
import { rowLabels, rowLayout } from "./row-layout";

interface Datum extends Proportion, Mark {
  readonly frame: ChartFrame;
}

const COLUMNS = [...frameColumns, ...proportionColumns];

/** Shares of articles, one row per frame: a dot with its 95 % interval. */
export function PrevalenceChart({
  frames,
  prevalences,
  passages,
  ...props
}: ChartProps & { frames: readonly ChartFrame[]; prevalences: readonly Prevalence[] }) {
  const rows = useMemo(
    () => dataOf(frames, prevalences, passages),
    [frames, prevalences, passages],
  );
  const draw = useCallback<Draw>((plot, width) => drawPrevalence(plot, width, rows), [rows]);
  return (
    <ChartFigure
      {...props}
      chart="prevalence"
      frames={frames}
      alt={`Share of articles with each of ${rows.length} frames. ${sayExtremes(
        rows,
        ({ share }) => share,
        ({ label }) => label,
      )}`}
      height={rows.length * 34 + 40}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={
        (rows[0]?.n ?? 0) === 0 ? "No finished article yet, so there is no share to show." : null
      }
    />
  );
}

function dataOf(
  frames: readonly ChartFrame[],
  prevalences: readonly Prevalence[],
  passages: string | null,
): Datum[] {
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  return prevalences.flatMap(({ frame: { id }, ...share }) => {
    const frame = frameOf.get(id);
    if (!frame) return [];
    const label = `${frameLabel(frame)}: ${sayShare(share)}`;
    return [{ ...share, frame, label, href: passagesHref(passages, { frame: id }) }];
  });
}

function drawPrevalence(plot: Plot, width: number, rows: readonly Datum[]): ReturnType<Draw> {
  const figure = (row: Datum) => `${percent(row.share)}${EN_SPACE}${outOf(row)}`;
  const right = figureWidth(rows.map(figure));
  const layout = rowLayout(rows, width, right);
  const y = (row: Datum) => row.frame.id;
  return plot.plot({
    ...baseOptions(width),
    ...layout.options,
    x: { domain: [0, 1], label: null },
    marks: [
      plot.axisX({
        tickFormat: (share: number) => percent(share),
        ticks: layout.narrow ? 3 : 5,
        tickSize: 0,
      }),
      plot.gridX({ ticks: layout.narrow ? 3 : 5, stroke: "var(--line)", strokeOpacity: 1 }),
      rowLabels(plot, rows, layout, 0),
      ...inPatterns(
        rows,
        ({ frame }) => frame.pattern,
        (drawn, stroke) =>
          plot.ruleY(drawn, {
            y,
            x1: "low",
            x2: "high",
            stroke: (row: Datum) => frameColor(row.frame),
            ...stroke,
          }),
      ),
      plot.dot(rows, {
        x: "share",
        y,
        r: 5,
        fill: (row: Datum) => frameColor(row.frame),
        stroke: "var(--surface)",
      }),
      plot.text(rows, {
        y,
        frameAnchor: "right",
        textAnchor: "end",
        dx: right - 4,
        text: figure,
      }),
      plot.barX(rows, { y, x1: 0, x2: 1, ...asMarks }),
    ],
  });
}
