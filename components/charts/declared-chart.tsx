"use client";

import { useCallback, useMemo } from "react";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { count } from "./format";
import type { Line } from "./matrix";
import { drawMatrix, frameLine } from "./matrix";
import { passagesHref } from "./passages";
import type { Draw, Mark } from "./plot";

type NoFrame = "none" | "missing";

/** One row of `declaredByDominant`. */
interface DeclaredRow {
  readonly declared: { readonly id: string } | NoFrame;
  /** By frame in the order of the study, then "tie" and "none". */
  readonly dominant: readonly number[];
}

interface Datum extends Mark {
  readonly declared: Line;
  readonly dominant: Line;
  readonly articles: number;
  readonly n: number;
}

const COLUMNS: readonly ChartColumn<Datum>[] = [
  { header: "declared_id", label: "Declared", value: ({ declared }) => declared.id },
  {
    header: "declared",
    label: "Declared",
    value: ({ declared }) => declared.frame?.name ?? declared.name,
    shown: ({ declared }) => declared.name,
  },
  { header: "dominant_id", label: "Dominant", value: ({ dominant }) => dominant.id },
  {
    header: "dominant",
    label: "Dominant",
    value: ({ dominant }) => dominant.frame?.name ?? dominant.name,
    shown: ({ dominant }) => dominant.name,
  },
  {
    header: "x",
    label: "Articles",
    value: ({ articles }) => articles,
    shown: ({ articles, n, href }) => {
      const counted = `${count(articles)}/${count(n)}`;
      return href ? <a href={href}>{counted}</a> : counted;
    },
    numeric: true,
  },
  { header: "n", label: "Of the declared", value: ({ n }) => n },
];

const NO_FRAME: Record<NoFrame | "tie", Line> = {
  none: { id: "none", name: "No frame", short: "None", frame: null },
  missing: { id: "missing", name: "Not said", short: "?", frame: null },
  tie: { id: "tie", name: "Tie", short: "Tie", frame: null },
};

/** The frame declared the main one against the frame that covers most text. */
export function DeclaredChart({
  frames,
  table,
  passages,
  ...props
}: ChartProps & {
  /** All frames of the study, in its order. */
  frames: readonly ChartFrame[];
  table: readonly DeclaredRow[];
}) {
  const rows = useMemo(() => dataOf(frames, table, passages), [frames, table, passages]);
  const draw = useCallback<Draw>(
    (plot, width) => {
      const cells = rows.map(({ declared, dominant, articles, n, label, href }) => ({
        label,
        href,
        row: declared.id,
        column: dominant.id,
        text: count(articles),
        darkness: n > 0 ? articles / n : null,
        outlined: declared.id === dominant.id,
      }));
      const lines = [...new Map(rows.map(({ declared }) => [declared.id, declared])).values()];
      return drawMatrix(plot, width, lines, dominantLines(frames), cells);
    },
    [frames, rows],
  );
  const total = rows.reduce((sum, { articles }) => sum + articles, 0);
  const same = rows
    .filter(({ declared, dominant }) => declared.frame && declared.id === dominant.id)
    .reduce((sum, { articles }) => sum + articles, 0);
  return (
    <ChartFigure
      {...props}
      chart="declared-by-dominant"
      frames={frames}
      alt={`Articles by declared and dominant frame: in ${count(same)} of ${count(total)} the declared frame is also the one that covers most text.`}
      height={table.length * 30 + 42}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={total === 0 ? "No finished article yet, so nothing was declared." : null}
    />
  );
}

function dominantLines(frames: readonly ChartFrame[]): Line[] {
  return [...frames.map(frameLine), NO_FRAME.tie, NO_FRAME.none];
}

function dataOf(
  frames: readonly ChartFrame[],
  table: readonly DeclaredRow[],
  passages: string | null,
): Datum[] {
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  const columns = dominantLines(frames);
  return table.flatMap(({ declared: key, dominant: counts }) => {
    const frame = typeof key === "string" ? null : frameOf.get(key.id);
    if (frame === undefined) return [];
    const declared = typeof key === "string" ? NO_FRAME[key] : frameLine(frame!);
    const n = counts.reduce((sum, articles) => sum + articles, 0);
    return columns.map((dominant, index) => ({
      declared,
      dominant,
      articles: counts[index] ?? 0,
      n,
      label: `Declared ${declared.name}, dominant ${dominant.name}: ${count(counts[index] ?? 0)} of ${count(n)} articles`,
      href: passagesHref(passages, {
        kind: "primary",
        value: declared.id,
        other: dominant.id,
      }),
    }));
  });
}
