"use client";

import { useCallback, useMemo } from "react";
import { NOWHERE } from "@/lib/domain/statistics/cell";
import type { PrevalenceRow } from "@/lib/domain/statistics/prevalence-by";
import type { Proportion } from "@/lib/domain/statistics/proportion";
import { MIN_CELL } from "@/lib/domain/statistics/proportion";
import type { TimelineEvent } from "@/lib/domain/timeline-event";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import { frameColumns, proportionColumns } from "./columns";
import { percent, sayExtremes, sayShare } from "./format";
import { passagesHref } from "./passages";
import type { Period } from "./period";
import { dayName, readPeriod } from "./period";
import type { Draw, Mark, Plot } from "./plot";
import { asMarks, baseOptions, frameColor, gridOf, inPatterns, swatches } from "./plot";

interface Datum extends Proportion, Mark {
  readonly frame: ChartFrame;
  readonly key: string | null;
  /** Null for the articles without a date. */
  readonly period: Period | null;
  /** What happened in it. */
  readonly events: string;
}

/** An event with the letter that stands at its line. */
interface LetteredEvent extends TimelineEvent {
  readonly letter: string;
  readonly date: Date;
}

const PANEL = 200;
const PANEL_HEIGHT = 156;
const MIDDAY = 43_200_000;

const COLUMNS = [
  {
    header: "period",
    label: "Period",
    value: ({ key }: Datum) => key ?? "undated",
    shown: ({ period }: Datum) => period?.name ?? "Undated",
  },
  ...frameColumns,
  ...proportionColumns,
  { header: "events", label: "Events", value: ({ events }: Datum) => events },
];

/** Shares of articles by period of publication: one panel per frame, with events as upright lines. */
export function TimeChart({
  frames,
  periods,
  events,
  passages,
  ...props
}: ChartProps & {
  frames: readonly ChartFrame[];
  periods: readonly PrevalenceRow<string | null>[];
  events: readonly TimelineEvent[];
}) {
  const rows = useMemo(
    () => dataOf(frames, periods, events, passages),
    [frames, periods, events, passages],
  );
  const shown = useMemo(() => lettered(rows, events), [rows, events]);
  const draw = useCallback<Draw>(
    (plot, width) => drawTime(plot, width, frames, rows, shown),
    [frames, rows, shown],
  );
  const undated = periods.find(({ key }) => key === null)?.n ?? 0;
  return (
    <ChartFigure
      {...props}
      chart="prevalence-over-time"
      frames={frames}
      alt={describe(frames, rows, shown)}
      note={noteOn(undated, shown)}
      height={frames.length > 0 ? PANEL_HEIGHT : 0}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={emptyOf(rows)}
    />
  );
}

function dataOf(
  frames: readonly ChartFrame[],
  periods: readonly PrevalenceRow<string | null>[],
  events: readonly TimelineEvent[],
  passages: string | null,
): Datum[] {
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  return periods.flatMap(({ key, cells }) => {
    const period = key === null ? null : readPeriod(key);
    const own = events
      .filter(({ day }) => period && isIn(period, new Date(day)))
      .map(({ day, label }) => `${day} ${label}`)
      .join("; ");
    return cells.flatMap(({ frame: { id }, ...share }) => {
      const frame = frameOf.get(id);
      if (!frame) return [];
      const href = passagesHref(passages, { frame: id, period: key ?? NOWHERE });
      const label = `${frameLabel(frame)}, ${period?.name ?? "undated"}: ${sayShare(share)}`;
      return [{ ...share, frame, key, period, events: own, label, href }];
    });
  });
}

function isIn({ start, end }: Omit<Period, "name">, date: Date): boolean {
  return date >= start && date < end;
}

/** The events of the time that is drawn, by day, with letters. */
function lettered(rows: readonly Datum[], events: readonly TimelineEvent[]): LetteredEvent[] {
  const periods = rows.flatMap(({ period }) => period ?? []);
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const drawn = { start: first.start, end: last.end };
  return events
    .map((event) => ({ ...event, date: new Date(new Date(event.day).getTime() + MIDDAY) }))
    .filter(({ date }) => isIn(drawn, date))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map((event, index) => ({ ...event, letter: letterOf(index) }));
}

/** A to Z, then AA, AB, … */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

function noteOn(undated: number, events: readonly LetteredEvent[]): string {
  const are = undated === 1 ? ["article has", "is"] : ["articles have", "are"];
  return [
    ...events.map(({ letter, day, label }) => `${letter}: ${dayName(day)}, ${label}.`),
    ...(undated > 0 ? [`${undated} ${are[0]} no date and ${are[1]} only in the table.`] : []),
  ].join(" ");
}

function emptyOf(rows: readonly Datum[]): string | null {
  if (rows.every(({ period }) => period === null)) {
    return "No finished article has a date, so there is no course over time.";
  }
  return rows.some(({ period, share }) => period !== null && share !== null)
    ? null
    : `No period has ${MIN_CELL} finished articles or more, so no percentage is shown. The counts are in the table.`;
}

function drawTime(
  plot: Plot,
  width: number,
  frames: readonly ChartFrame[],
  rows: readonly Datum[],
  events: readonly LetteredEvent[],
): ReturnType<Draw> {
  const marginLeft = 46;
  const grid = gridOf(frames, width - marginLeft, PANEL);
  const panelWidth = (width - marginLeft) / grid.columns;
  const placeOf = new Map(grid.placed.map((panel) => [panel.id, panel]));
  const points = rows.flatMap(({ period, ...row }) => {
    const place = placeOf.get(row.frame.id);
    if (period === null || !place) return [];
    // A missing number, unlike null, breaks a line in two.
    const [share, low, high] = [row.share ?? NaN, row.low ?? NaN, row.high ?? NaN];
    const { start, end } = period;
    const date = new Date((start.getTime() + end.getTime()) / 2);
    return [{ ...row, share, low, high, date, start, end, fx: place.fx, fy: place.fy }];
  });
  const small = points.filter(({ n, share }) => n > 0 && Number.isNaN(share));
  const marked = grid.placed.flatMap(({ fx, fy }) => events.map((event) => ({ ...event, fx, fy })));
  const panel = { fx: "fx", fy: "fy" } as const;
  const inPanel = { ...panel, x: "date" } as const;
  const color = (row: { frame: ChartFrame }) => frameColor(row.frame);

  return plot.plot({
    ...baseOptions(width),
    height: grid.lines * PANEL_HEIGHT + 44,
    marginLeft,
    marginRight: 18,
    marginTop: 4,
    marginBottom: 40,
    fx: { axis: null, paddingInner: 0.14 },
    fy: { axis: null, padding: 0 },
    x: { type: "utc", label: null },
    y: { domain: [0, 1], label: null, insetTop: 36, insetBottom: 14 },
    marks: [
      plot.gridY({ ticks: 2, stroke: "var(--line)", strokeOpacity: 1 }),
      plot.axisY({ ticks: 2, tickSize: 0, tickFormat: (share: number) => percent(share) }),
      plot.axisX({ ticks: Math.max(2, Math.floor(panelWidth / 90)), tickSize: 4 }),
      plot.text(grid.placed, {
        ...panel,
        frameAnchor: "top-left",
        text: (frame: ChartFrame) => frameLabel(frame),
        fontWeight: 600,
        dy: 6,
        dx: 32,
        lineWidth: (panelWidth - 48) / 12,
        textOverflow: "ellipsis",
      }),
      ...swatches(
        plot,
        grid.placed.map(({ fx, fy, ...frame }) => ({ fx, fy, frame })),
        { ...panel, frameAnchor: "top-left", dy: 6, dx: 13 },
      ),
      plot.ruleX(marked, {
        ...inPanel,
        y1: 0,
        y2: 1,
        stroke: "var(--ink)",
        strokeDasharray: "2 3",
      }),
      plot.text(marked, { ...inPanel, y: 1, text: "letter", dy: -7, fontWeight: 600 }),
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
      plot.ruleX(small, { ...inPanel, y1: 0, y2: 0.06, stroke: "var(--control)", strokeWidth: 2 }),
      plot.rect(points, { ...panel, x1: "start", x2: "end", y1: 0, y2: 1, ...asMarks }),
    ],
  });
}

function describe(
  frames: readonly ChartFrame[],
  rows: readonly Datum[],
  events: readonly LetteredEvent[],
): string {
  const dated = rows.flatMap(({ period }) => period ?? []);
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last) return "No dated articles.";
  const extremes = sayExtremes(
    rows.filter(({ period }) => period !== null),
    ({ share }) => share,
    ({ label }) => label,
  );
  const happened =
    events.length > 0
      ? ` Events: ${events.map(({ day, label }) => `${dayName(day)}, ${label}`).join("; ")}.`
      : "";
  return `Share of articles with each of ${frames.length} frames, from ${first.name} to ${last.name}. ${extremes}${happened}`;
}
