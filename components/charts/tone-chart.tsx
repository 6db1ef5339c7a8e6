"use client";

import { useCallback, useMemo } from "react";
import type { Option } from "@/lib/domain/attribute";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { frameColumns, proportionColumns } from "./columns";
import { count, percent, sayExtremes, sayShare } from "./format";
import { passagesHref } from "./passages";
import type { Draw, Mark, Plot } from "./plot";
import { asMarks, baseOptions } from "./plot";
import { rowLabels, rowLayout } from "./row-layout";

/** What `toneByFrame` says of one frame. */
interface ToneRow {
  readonly frame: { readonly id: string };
  /** Articles with the frame. */
  readonly n: number;
  /** By answer, in the order of the question's options. */
  readonly steps: readonly (Proportion & { readonly value: string })[];
}

interface Datum extends Proportion, Mark {
  readonly frame: ChartFrame;
  readonly value: string;
  readonly tone: string;
  /** Ends of its piece of the bar: shares to the left of the middle are below 0. */
  readonly from: number;
  readonly to: number;
}

/** To the left of the middle, across it, to the right: told by pattern as well as by colour. */
type Side = "against" | "neutral" | "in favour";
const LOOKS: Record<Side, { stroke: string; strokeDasharray?: string }> = {
  against: { stroke: "var(--frame-orange)", strokeDasharray: "5 2" },
  neutral: { stroke: "var(--control)" },
  "in favour": { stroke: "var(--frame-blue)" },
};

const COLUMNS: readonly ChartColumn<Datum>[] = [
  ...frameColumns,
  { header: "tone", label: "Tone", value: ({ value }) => value, shown: ({ tone }) => tone },
  { header: "tone_label", label: "Answer", value: ({ tone }) => tone },
  ...proportionColumns,
];

/** The tone of articles with each frame: bars that part at the middle of the scale. */
export function ToneChart({
  frames,
  tones,
  rows: given,
  passages,
  ...props
}: ChartProps & {
  frames: readonly ChartFrame[];
  /** The answers, in the order of the question; numbers from against to in favour. */
  tones: readonly Option[];
  rows: readonly ToneRow[];
}) {
  const rows = useMemo(
    () => dataOf(frames, tones, given, passages),
    [frames, tones, given, passages],
  );
  const draw = useCallback<Draw>((plot, width) => drawTone(plot, width, rows), [rows]);
  const said = tones.flatMap(({ label, value }) => {
    const extremes = sayExtremes(
      rows.filter((row) => row.value === value),
      ({ share }) => share,
      ({ frame, share }) => `${frameLabel(frame)}, ${percent(share)}`,
    );
    return extremes === "" ? [] : [`${label}: ${extremes}`];
  });
  return (
    <ChartFigure
      {...props}
      chart="tone"
      frames={frames}
      alt={`Tone of the articles with each of ${frames.length} frames. ${said.join(" ")}`}
      note={legendOf(tones)}
      height={frames.length * 34 + 40}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={rows.every(({ x }) => x === 0) ? "No answer on the tone of an article yet." : null}
    />
  );
}

function sideOf(value: string): Side {
  const number = Number(value);
  if (number < 0) return "against";
  return number > 0 ? "in favour" : "neutral";
}

/** How dark a step is: the ends of the scale are full, steps between them paler. */
function strengthOf(value: string, values: readonly string[]): number {
  const most = Math.max(...values.map((other) => Math.abs(Number(other) || 0)), 1);
  return sideOf(value) === "neutral" ? 0.45 : 0.35 + (0.65 * Math.abs(Number(value))) / most;
}

function legendOf(tones: readonly Option[]): string {
  const of = (side: Side) =>
    tones
      .filter(({ value }) => sideOf(value) === side)
      .map(({ label }) => label)
      .join(", ");
  return [
    of("against") && `Left, dashed: ${of("against")}.`,
    of("neutral") && `Across the middle, grey: ${of("neutral")}.`,
    of("in favour") && `Right, solid: ${of("in favour")}.`,
    "Stronger answers are darker and stand further out.",
  ]
    .filter(Boolean)
    .join(" ");
}

function dataOf(
  frames: readonly ChartFrame[],
  tones: readonly Option[],
  given: readonly ToneRow[],
  passages: string | null,
): Datum[] {
  const rowOf = new Map(given.map((row) => [row.frame.id, row]));
  return frames.flatMap((frame) => {
    const steps = rowOf.get(frame.id)?.steps ?? [];
    const shareOn = (side: Side) =>
      steps
        .filter(({ value }) => sideOf(value) === side)
        .reduce((sum, { share }) => sum + (share ?? 0), 0);
    let at = -shareOn("neutral") / 2 - shareOn("against");
    return tones.flatMap(({ value, label: tone }) => {
      const step = steps.find((one) => one.value === value);
      if (!step) return [];
      const from = at;
      at += step.share ?? 0;
      const label = `${frameLabel(frame)}, ${tone}: ${sayShare(step)}`;
      const href = passagesHref(passages, { kind: "tone", frame: frame.id, value });
      return [{ ...step, frame, tone, from, to: at, label, href }];
    });
  });
}

function drawTone(plot: Plot, width: number, rows: readonly Datum[]): ReturnType<Draw> {
  const layout = rowLayout(rows, width, 60);
  const values = rows.map(({ value }) => value);
  const reach = Math.max(0.1, ...rows.flatMap(({ from, to }) => [Math.abs(from), Math.abs(to)]));
  const y = (row: Datum) => row.frame.id;
  const counted = [...new Map(rows.map((row) => [row.frame.id, row])).values()];
  return plot.plot({
    ...baseOptions(width),
    ...layout.options,
    x: { domain: [-reach, reach], label: null },
    marks: [
      plot.axisX({
        ticks: layout.narrow ? 3 : 5,
        tickSize: 0,
        tickFormat: (share: number) => percent(Math.abs(share)),
      }),
      rowLabels(plot, rows, layout, -reach),
      ...(["against", "neutral", "in favour"] as const).flatMap((side) => {
        const drawn = rows.filter(({ value, x }) => sideOf(value) === side && x > 0);
        const place = { y, x1: "from", x2: "to" } as const;
        const opacity = (row: Datum) => strengthOf(row.value, values);
        return [
          plot.ruleY(drawn, {
            ...place,
            stroke: LOOKS[side].stroke,
            strokeOpacity: (row: Datum) => 0.3 * opacity(row),
            strokeWidth: 16,
          }),
          plot.ruleY(drawn, {
            ...place,
            ...LOOKS[side],
            strokeOpacity: opacity,
            strokeWidth: side === "neutral" ? 4 : 12,
          }),
        ];
      }),
      plot.ruleX([0], { stroke: "var(--ink)" }),
      plot.text(counted, {
        y,
        frameAnchor: "right",
        textAnchor: "end",
        dx: 56,
        text: ({ n }: Datum) => `n ${count(n)}`,
      }),
      plot.barX(
        rows.filter(({ x }) => x > 0),
        { ...asMarks, x1: "from", x2: "to", y },
      ),
    ],
  });
}
