"use client";

import { useCallback, useMemo } from "react";
import { FIRM, TENTATIVE } from "@/lib/domain/agreement/bootstrap";
import { BECAUSE } from "@/lib/domain/agreement/coefficient";
import type { FrameAgreement } from "@/lib/domain/agreement/frame-agreement";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartColumn } from "./chart-table";
import { frameColumn } from "./columns";
import { decimal, EN_SPACE } from "./format";
import type { ChartFrame, Draw, Plot } from "./plot";
import { baseOptions, frameColor, inPatterns, isNarrow, labelWidth } from "./plot";

type Shown = Pick<
  FrameAgreement,
  "frameId" | "alpha" | "interval" | "pairableArticles" | "tooRare"
>;

interface Datum {
  readonly frame: ChartFrame;
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly tooRare: boolean;
  /** Why there is no value. */
  readonly because: string | null;
}

const ROW = 34;
const NARROW_ROW = 50;

/** Krippendorff's α of every frame with its interval, against the customary bars. */
export function AgreementChart({
  frames,
  agreements,
  ...props
}: ChartProps & { frames: readonly ChartFrame[]; agreements: readonly Shown[] }) {
  const rows = useMemo(() => dataOf(frames, agreements), [frames, agreements]);
  const draw = useCallback<Draw>((plot, width) => drawAgreement(plot, width, rows), [rows]);
  return (
    <ChartFigure
      {...props}
      alt={describe(rows)}
      note={`Dots: Krippendorff’s α (nominal). Lines: 95% bootstrap interval over articles, for these reviewers. Dashed: ${decimal(TENTATIVE, 3)} (tentative) and ${decimal(FIRM, 3)} (firm). Grey: too rare to judge. n: articles that two or more reviewers finished.`}
      height={rows.length * ROW + 50}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={
        rows.every(({ n }) => n === 0)
          ? "No article was finished by two reviewers yet, so agreement cannot be measured."
          : null
      }
      fileName="agreement"
    />
  );
}

const COLUMNS: readonly ChartColumn<Datum>[] = [
  frameColumn,
  {
    header: "alpha",
    label: "α",
    value: ({ alpha }) => alpha,
    shown: ({ alpha, because, tooRare }) =>
      alpha === null ? because : `${decimal(alpha)}${tooRare ? " (too rare to judge)" : ""}`,
    numeric: true,
  },
  {
    header: "low",
    label: "95% interval",
    value: ({ low }) => low,
    shown: ({ low, high }) => (low === null ? "–" : `${decimal(low)} to ${decimal(high)}`),
    numeric: true,
  },
  { header: "high", label: "Upper end", value: ({ high }) => high },
  { header: "n", label: "Articles", value: ({ n }) => n, shown: ({ n }) => n, numeric: true },
];

function dataOf(frames: readonly ChartFrame[], agreements: readonly Shown[]): Datum[] {
  const agreementOn = new Map(agreements.map((agreement) => [agreement.frameId, agreement]));
  return frames.flatMap((frame) => {
    const agreement = agreementOn.get(frame.id);
    if (!agreement) return [];
    const { alpha, interval, pairableArticles, tooRare } = agreement;
    return {
      frame,
      alpha: alpha.value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      n: pairableArticles,
      tooRare,
      because: alpha.value === null ? BECAUSE[alpha.because] : null,
    };
  });
}

function drawAgreement(plot: Plot, width: number, rows: readonly Datum[]): ReturnType<Draw> {
  const narrow = isNarrow(width);
  const names = new Map(rows.map(({ frame }) => [frame.id, frame.name]));
  const marginLeft = narrow ? 16 : labelWidth([...names.values()], width);
  const lowest = Math.min(0, ...rows.map(({ alpha, low }) => Math.min(alpha ?? 0, low ?? 0)));
  const y = (row: Datum) => row.frame.id;
  const color = (row: Datum) => (row.tooRare ? "var(--control)" : frameColor(row.frame));

  return plot.plot({
    ...baseOptions(width),
    height: rows.length * (narrow ? NARROW_ROW : ROW) + 52,
    marginLeft,
    marginRight: 100,
    marginTop: narrow ? 34 : 22,
    marginBottom: 30,
    x: { domain: [lowest, 1], label: null },
    y: { domain: [...names.keys()], label: null, type: "band", axis: null },
    marks: [
      plot.axisX({ ticks: narrow ? 4 : 6, tickSize: 0, tickFormat: (x: number) => decimal(x, 1) }),
      plot.ruleX([0], { stroke: "var(--line)" }),
      plot.ruleX([TENTATIVE, FIRM], { stroke: "var(--muted)", strokeDasharray: "4 3" }),
      // Close together on a phone, so one stands to the left of its line and one to the right.
      ...(
        [
          [TENTATIVE, "end"],
          [FIRM, "start"],
        ] as const
      ).map(([bar, textAnchor]) =>
        plot.text([bar], {
          x: bar,
          frameAnchor: "top",
          textAnchor,
          text: () => decimal(bar, 3),
          dy: narrow ? -26 : -14,
          fill: "var(--muted)",
        }),
      ),
      narrow
        ? plot.text(rows, {
            x: lowest,
            y,
            text: (row: Datum) => row.frame.name,
            textAnchor: "start",
            dy: -15,
            dx: -14,
            lineWidth: (width - 100) / 12,
            textOverflow: "ellipsis",
          })
        : plot.axisY({
            tickSize: 0,
            label: null,
            tickFormat: (id: string) => names.get(id) ?? "",
            lineWidth: (marginLeft - 8) / 12,
          }),
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
    ],
  });
}

function describe(rows: readonly Datum[]): string {
  const firm = rows.filter(({ alpha }) => alpha !== null && alpha >= FIRM).length;
  const tentative = rows.filter(
    ({ alpha }) => alpha !== null && alpha >= TENTATIVE && alpha < FIRM,
  );
  return `Krippendorff’s alpha of ${rows.length} frames: ${firm} at ${FIRM} or above, ${tentative.length} from ${TENTATIVE} to below ${FIRM}, the others below or undefined. The numbers are in the table below.`;
}
