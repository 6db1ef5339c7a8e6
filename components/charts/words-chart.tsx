"use client";

import { useCallback, useMemo } from "react";
import type { DistinctiveWord, DistinctiveWords } from "@/lib/domain/statistics/distinctive-words";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { decimal } from "./format";
import { passagesHref } from "./passages";
import type { Draw, Mark, Plot } from "./plot";
import { asMarks, baseOptions, frameBars } from "./plot";

interface Datum extends DistinctiveWord, Mark {
  readonly frame: ChartFrame;
  readonly wordsInFrame: number;
  readonly wordsElsewhere: number;
}

/** Words drawn and listed of either side. */
const EACH = 15;
const ROW = 24;

const COLUMNS: readonly ChartColumn<Datum>[] = [
  { header: "frame_id", label: "Id of the frame", value: ({ frame }) => frame.id },
  { header: "frame", label: "Frame", value: ({ frame }) => frame.name },
  { header: "word", label: "Word", value: ({ word }) => word, shown: ({ word }) => word },
  {
    header: "in_frame",
    label: "With the frame",
    value: ({ inFrame }) => inFrame,
    shown: ({ inFrame, wordsInFrame }) => `${inFrame}/${wordsInFrame}`,
    numeric: true,
  },
  { header: "words_in_frame", label: "Words there", value: ({ wordsInFrame }) => wordsInFrame },
  {
    header: "elsewhere",
    label: "Elsewhere",
    value: ({ elsewhere }) => elsewhere,
    shown: ({ elsewhere, wordsElsewhere }) => `${elsewhere}/${wordsElsewhere}`,
    numeric: true,
  },
  {
    header: "words_elsewhere",
    label: "Words elsewhere",
    value: ({ wordsElsewhere }) => wordsElsewhere,
  },
  {
    header: "articles",
    label: "Articles with it",
    value: ({ articles }) => articles,
    shown: ({ articles }) => articles,
    numeric: true,
  },
  { header: "delta", label: "Log-odds", value: ({ delta }) => delta },
  {
    header: "z",
    label: "z",
    value: ({ z }) => z,
    shown: ({ z }) => decimal(z),
    numeric: true,
  },
];

/** Words that tell a frame's passages from other text: two sides of one axis. */
export function WordsChart({
  frame,
  words,
  passages,
  ...props
}: ChartProps & { frame: ChartFrame; words: DistinctiveWords }) {
  const frames = useMemo(() => [frame], [frame]);
  const rows = useMemo(() => dataOf(frame, words, passages), [frame, words, passages]);
  const draw = useCallback<Draw>((plot, width) => drawWords(plot, width, rows), [rows]);
  const named = (side: readonly Datum[]) =>
    side
      .slice(0, 3)
      .map(({ word, z }) => `“${word}” (z ${decimal(z, 1)})`)
      .join(", ");
  const [first, last] = [rows.filter(({ z }) => z > 0), rows.filter(({ z }) => z < 0).reverse()];
  return (
    <ChartFigure
      {...props}
      chart="distinctive-words"
      title={props.title ?? `Words that are typical of ${frame.name}`}
      frames={frames}
      alt={`Words that tell passages with ${frameLabel(frame)} from other text. Typical: ${named(first) || "none"}. Typical of the other text: ${named(last) || "none"}.`}
      note={`${words.wordsInFrame} words with the frame, ${words.wordsElsewhere} elsewhere; prior of ${decimal(words.alpha0, 1)} words.`}
      height={rows.length * ROW + 40}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={
        rows.length === 0
          ? "No word is in three articles on one side, so none can be called typical."
          : null
      }
    />
  );
}

function dataOf(
  frame: ChartFrame,
  { words, wordsInFrame, wordsElsewhere }: DistinctiveWords,
  passages: string | null,
): Datum[] {
  const first = words.filter(({ z }) => z > 0).slice(0, EACH);
  const last = words.filter(({ z }) => z < 0).slice(-EACH);
  return [...first, ...last].map((word) => ({
    ...word,
    frame,
    wordsInFrame,
    wordsElsewhere,
    label: `“${word.word}”: z ${decimal(word.z, 1)}; ${word.inFrame} times in ${wordsInFrame} words with the frame, ${word.elsewhere} in ${wordsElsewhere} elsewhere; in ${word.articles} articles`,
    href: passagesHref(passages, { frame: frame.id }),
  }));
}

function drawWords(plot: Plot, width: number, rows: readonly Datum[]): ReturnType<Draw> {
  const most = Math.max(2, ...rows.map(({ z }) => Math.abs(z)));
  const [ours, others] = [rows.filter(({ z }) => z > 0), rows.filter(({ z }) => z < 0)];
  const word = (side: readonly Datum[], textAnchor: "start" | "end", dx: number) =>
    plot.text(side, { x: 0, y: "word", text: "word", textAnchor, dx });
  return plot.plot({
    ...baseOptions(width),
    height: rows.length * ROW + 34,
    marginLeft: 8,
    marginRight: 8,
    marginTop: 4,
    marginBottom: 30,
    x: { domain: [-most, most], label: null },
    y: { domain: rows.map((row) => row.word), label: null, axis: null, type: "band", padding: 0.1 },
    marks: [
      plot.axisX({ ticks: 5, tickSize: 0, tickFormat: (z: number) => decimal(z, 0) }),
      plot.ruleX([-1.96, 1.96], { stroke: "var(--muted)", strokeDasharray: "4 3" }),
      ...frameBars(plot, ours, { y: "word", x1: 0, x2: "z" }),
      plot.ruleY(others, {
        y: "word",
        x1: 0,
        x2: "z",
        stroke: "var(--control)",
        strokeWidth: 6,
      }),
      plot.ruleX([0], { stroke: "var(--ink)" }),
      word(ours, "end", -8),
      word(others, "start", 8),
      plot.barX(rows, { y: "word", x1: -most, x2: most, ...asMarks }),
    ],
  });
}
