"use client";

import { useCallback, useMemo } from "react";
import { FIRM, TENTATIVE } from "@/lib/domain/agreement/bootstrap";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import type { FrameAgreement } from "@/lib/domain/agreement/frame-agreement";
import type { Bars } from "@/lib/domain/statistics/reliability-tier";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { frameColumns } from "./columns";
import { decimal, EN_SPACE } from "./format";
import { passagesHref } from "./passages";
import type { Draw, Mark, Plot } from "./plot";
import { asMarks, baseOptions, frameColor, inPatterns } from "./plot";
import { rowLabels, rowLayout } from "./row-layout";

type Shown = Pick<
  FrameAgreement,
  "frameId" | "alpha" | "interval" | "pairableArticles" | "tooRare"
>;

interface Datum extends Mark {
  readonly frame: ChartFrame;
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly tooRare: boolean;
  /** Why there is no value. */
  readonly because: string | null;
}

const CUSTOMARY: Bars = { firm: FIRM, tentative: TENTATIVE };

/** Krippendorff's α of every frame with its interval, against the bars. */
export function AgreementChart({
  frames,
  agreements,
  bars = CUSTOMARY,
  passages,
  ...props
}: ChartProps & {
  frames: readonly ChartFrame[];
  agreements: readonly Shown[];
  bars?: Bars;
}) {
  const rows = useMemo(() => dataOf(frames, agreements, passages), [frames, agreements, passages]);
  const draw = useCallback<Draw>(
    (plot, width) => drawAgreement(plot, width, rows, bars),
    [rows, bars],
  );
  return (
    <ChartFigure
      {...props}
      chart="agreement"
      frames={frames}
      alt={describe(rows, bars)}
      note={`Dashed upright lines: α for tentative (${decimal(bars.tentative, 3)}) and for firm conclusions (${decimal(bars.firm, 3)}).`}
      height={rows.length * 34 + 58}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={
        rows.every(({ n }) => n === 0)
          ? "No article was finished by two reviewers yet, so agreement cannot be measured."
          : null
      }
    />
  );
}

const COLUMNS: readonly ChartColumn<Datum>[] = [
  ...frameColumns,
  {
    header: "alpha",
    label: "α",
    value: ({ alpha }) => alpha,
    shown: ({ alpha, because, tooRare }) =>
      alpha === null ? because : `${decimal(alpha)}${tooRare ? " (too rare to judge)" : ""}`,
    numeric: true,
  },
  { header: "undefined_because", label: "Why undefined", value: ({ because }) => because },
  {
    header: "low",
    label: "95% interval",
    value: ({ low }) => low,
    shown: ({ low, high }) => (low === null ? "–" : `${decimal(low)} to ${decimal(high)}`),
    numeric: true,
  },
  { header: "high", label: "Upper end", value: ({ high }) => high },
  {
    header: "n",
    label: "Articles",
    value: ({ n }) => n,
    shown: ({ n, href }) => (href ? <a href={href}>{n}</a> : n),
    numeric: true,
  },
];

function dataOf(
  frames: readonly ChartFrame[],
  agreements: readonly Shown[],
  passages: string | null,
): Datum[] {
  const agreementOn = new Map(agreements.map((agreement) => [agreement.frameId, agreement]));
  return frames.flatMap((frame) => {
    const agreement = agreementOn.get(frame.id);
    if (!agreement) return [];
    const { alpha, interval, pairableArticles, tooRare } = agreement;
    const row = {
      frame,
      alpha: alpha.value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      n: pairableArticles,
      tooRare,
      because: alpha.value === null ? BECAUSE[alpha.because] : null,
    };
    const href = passagesHref(passages, { frame: frame.id });
    return [{ ...row, label: `${frameLabel(frame)}: ${sayAlpha(row)}`, href }];
  });
}

function sayAlpha({ alpha, low, high, n, tooRare, because }: Omit<Datum, "label" | "href">) {
  const counted = `${n} ${n === 1 ? "article" : "articles"}`;
  if (alpha === null) return `α undefined, ${counted}. ${because ?? ""}`;
  const interval = low === null ? "" : `, 95% interval ${decimal(low)} to ${decimal(high)}`;
  return `α ${decimal(alpha)}${interval}, ${counted}${tooRare ? ", too rare to judge" : ""}`;
}

function drawAgreement(
  plot: Plot,
  width: number,
  rows: readonly Datum[],
  bars: Bars,
): ReturnType<Draw> {
  const layout = rowLayout(rows, width, 100, 18);
  const lowest = Math.min(0, ...rows.map(({ alpha, low }) => Math.min(alpha ?? 0, low ?? 0)));
  const y = (row: Datum) => row.frame.id;
  const color = (row: Datum) => (row.tooRare ? "var(--control)" : frameColor(row.frame));

  return plot.plot({
    ...baseOptions(width),
    ...layout.options,
    x: { domain: [lowest, 1], label: null },
    marks: [
      plot.axisX({
        ticks: layout.narrow ? 4 : 6,
        tickSize: 0,
        tickFormat: (x: number) => decimal(x, 1),
      }),
      plot.ruleX([0], { stroke: "var(--line)" }),
      plot.ruleX([bars.tentative, bars.firm], { stroke: "var(--muted)", strokeDasharray: "4 3" }),
      // Close together on a phone, so one stands to the left of its line and one to the right.
      ...(
        [
          [bars.tentative, "end"],
          [bars.firm, "start"],
        ] as const
      ).map(([bar, textAnchor]) =>
        plot.text([bar], {
          x: bar,
          frameAnchor: "top",
          textAnchor,
          text: () => decimal(bar, 3),
          dy: layout.narrow ? -26 : -14,
          fill: "var(--muted)",
        }),
      ),
      rowLabels(plot, rows, layout, lowest),
      ...inPatterns(
        rows,
        ({ frame }) => frame.pattern,
        (drawn, stroke) =>
          plot.ruleY(drawn, { y, x1: "low", x2: "high", stroke: color, ...stroke }),
      ),
      plot.dot(rows, { x: "alpha", y, r: 5, fill: color, stroke: "var(--surface)" }),
      plot.text(rows, {
        y,
        frameAnchor: "right",
        textAnchor: "end",
        dx: 96,
        text: (row: Datum) =>
          `${row.alpha === null ? "undefined" : decimal(row.alpha)}${EN_SPACE}n ${row.n}`,
      }),
      plot.barX(rows, { y, x1: lowest, x2: 1, insetRight: -100, ...asMarks }),
    ],
  });
}

function describe(rows: readonly Datum[], { firm: high, tentative: middle }: Bars): string {
  const firm = rows.filter(({ alpha }) => alpha !== null && alpha >= high).length;
  const tentative = rows.filter(
    ({ alpha }) => alpha !== null && alpha >= middle && alpha < high,
  ).length;
  const undefinedOnes = rows.filter(({ alpha }) => alpha === null).length;
  const low = rows.length - firm - tentative - undefinedOnes;
  const each = rows.map(({ label }) => label).join("; ");
  return `Krippendorff’s alpha of ${rows.length} frames: ${firm} at ${high} or above, ${tentative} from ${middle} to below ${high}, ${low} below, ${undefinedOnes} undefined. ${each}.`;
}
