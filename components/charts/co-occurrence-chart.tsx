"use client";

import { useCallback, useMemo } from "react";
import type { CoOccurrence, CoOccurrenceTable } from "@/lib/domain/statistics/co-occurrence";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { FrameName, frameColumns } from "./columns";
import { count, decimal, percent, sayExtremes } from "./format";
import { drawMatrix, frameLine } from "./matrix";
import { passagesHref } from "./passages";
import type { Draw, Mark } from "./plot";

interface Datum extends Omit<CoOccurrence, "k" | "l">, Mark {
  readonly frame: ChartFrame;
  readonly other: ChartFrame;
  readonly n: number;
}

const COLUMNS: readonly ChartColumn<Datum>[] = [
  ...frameColumns,
  { header: "other_frame_id", label: "Id of the other", value: ({ other }) => other.id },
  {
    header: "other_frame",
    label: "With",
    value: ({ other }) => other.name,
    shown: ({ frame, other }) => (frame.id === other.id ? "at all" : <FrameName frame={other} />),
  },
  {
    header: "x",
    label: "Articles with both",
    value: ({ both }) => both,
    shown: ({ both, n, href }) => {
      const counted = `${count(both)}/${n}`;
      return href ? <a href={href}>{counted}</a> : counted;
    },
    numeric: true,
  },
  { header: "n", label: "Out of", value: ({ n }) => n },
  { header: "expected", label: "By chance", value: ({ expected }) => expected },
  {
    header: "of_frame",
    label: "Of those with the first",
    value: ({ ofK }) => ofK,
    shown: ({ ofK }) => percent(ofK),
    numeric: true,
  },
  {
    header: "jaccard",
    label: "Jaccard",
    value: ({ jaccard }) => jaccard,
    shown: ({ jaccard }) => decimal(jaccard),
    numeric: true,
  },
  {
    header: "lift",
    label: "Lift",
    value: ({ lift, tooRare }) => (tooRare ? null : lift),
    shown: ({ lift, tooRare }) => (tooRare ? "too rare" : decimal(lift)),
    numeric: true,
  },
  {
    header: "phi",
    label: "φ",
    value: ({ phi, tooRare }) => (tooRare ? null : phi),
    shown: ({ phi, tooRare }) => (tooRare ? "too rare" : decimal(phi)),
    numeric: true,
  },
];

/** Frames in the same articles: a symmetric matrix in codebook order, N on the diagonal. */
export function CoOccurrenceChart({
  frames,
  table,
  passages,
  ...props
}: ChartProps & { frames: readonly ChartFrame[]; table: CoOccurrenceTable }) {
  const rows = useMemo(() => dataOf(frames, table, passages), [frames, table, passages]);
  const draw = useCallback<Draw>(
    (plot, width) => {
      const lines = frames.map(frameLine);
      const cells = rows.map(({ frame, other, both, n, label, href }) => ({
        label,
        href,
        row: frame.id,
        column: other.id,
        text: count(both),
        darkness: n > 0 ? both / n : null,
        outlined: frame.id === other.id,
      }));
      return drawMatrix(plot, width, lines, lines, cells);
    },
    [frames, rows],
  );
  return (
    <ChartFigure
      {...props}
      chart="co-occurrence"
      frames={frames}
      alt={describe(rows, frames.length, table.n)}
      height={frames.length * 30 + 42}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={table.n === 0 ? "No finished article yet, so nothing occurs together." : null}
    />
  );
}

function dataOf(
  frames: readonly ChartFrame[],
  { n, cells }: CoOccurrenceTable,
  passages: string | null,
): Datum[] {
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  return cells.flat().flatMap(({ k, l, ...cell }) => {
    const [frame, other] = [frameOf.get(k.id), frameOf.get(l.id)];
    if (!frame || !other) return [];
    const names =
      k.id === l.id ? frameLabel(frame) : `${frameLabel(frame)} and ${frameLabel(other)}`;
    const label = `${names}: ${count(cell.both)} of ${n} articles`;
    const about = k.id === l.id ? { frame: k.id } : { frame: k.id, other: l.id };
    return [{ ...cell, frame, other, n, label, href: passagesHref(passages, about) }];
  });
}

function describe(rows: readonly Datum[], frames: number, n: number): string {
  const pairs = rows.filter(({ frame, other }, index) => {
    return frame.id !== other.id && index % frames > Math.floor(index / frames);
  });
  const extremes = sayExtremes(
    pairs,
    ({ both }) => both,
    ({ label }) => label,
  );
  return `How many of ${n} articles have two of ${frames} frames together. ${extremes}`;
}
