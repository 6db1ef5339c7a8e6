"use client";

import { useCallback, useMemo } from "react";
import type { DifferenceMatrix } from "@/lib/domain/agreement/difference-matrix";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { FrameName, frameColumns } from "./columns";
import { sayExtremes } from "./format";
import { drawMatrix, frameLine } from "./matrix";
import { passagesHref } from "./passages";
import type { Draw, Mark } from "./plot";

interface Datum extends Mark {
  readonly frame: ChartFrame;
  readonly other: ChartFrame;
  readonly passages: number;
}

const COLUMNS: readonly ChartColumn<Datum>[] = [
  ...frameColumns,
  { header: "other_frame_id", label: "Id of the other", value: ({ other }) => other.id },
  {
    header: "other_frame",
    label: "Taken for",
    value: ({ other }) => other.name,
    shown: ({ frame, other }) => (frame.id === other.id ? "itself" : <FrameName frame={other} />),
  },
  {
    header: "passages",
    label: "Passages",
    value: ({ passages }) => passages,
    shown: ({ passages, href }) => (href ? <a href={href}>{passages}</a> : passages),
    numeric: true,
  },
];

/** Which frames reviewers take for one another: passages tagged alike, and with different frames. */
export function ConfusionChart({
  frames,
  matrix,
  passages,
  ...props
}: ChartProps & {
  frames: readonly ChartFrame[];
  matrix: Pick<DifferenceMatrix, "frames" | "confusions">;
}) {
  const rows = useMemo(() => dataOf(frames, matrix, passages), [frames, matrix, passages]);
  const draw = useCallback<Draw>(
    (plot, width) => {
      const most = Math.max(1, ...rows.map((row) => row.passages));
      const lines = frames.map(frameLine);
      const cells = rows.flatMap(({ frame, other, passages: found, label, href }) => {
        const cell = { label, href, text: String(found), darkness: found / most };
        const same = frame.id === other.id;
        const first = { ...cell, row: frame.id, column: other.id, outlined: same };
        return same ? [first] : [first, { ...cell, row: other.id, column: frame.id }];
      });
      return drawMatrix(plot, width, lines, lines, cells);
    },
    [frames, rows],
  );
  const confused = rows.filter(({ frame, other }) => frame.id !== other.id);
  const extremes = sayExtremes(
    confused,
    (row) => row.passages,
    ({ label }) => label,
  );
  return (
    <ChartFigure
      {...props}
      chart="confusion"
      frames={frames}
      alt={`Passages that reviewers tagged with the same or with different frames. ${extremes}`}
      height={frames.length * 30 + 42}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={
        rows.every((row) => row.passages === 0)
          ? "No passage was tagged by two reviewers yet."
          : null
      }
    />
  );
}

/** A row for each unordered pair, itself included. */
function dataOf(
  frames: readonly ChartFrame[],
  matrix: Pick<DifferenceMatrix, "frames" | "confusions">,
  passages: string | null,
): Datum[] {
  const alike = new Map(matrix.frames.map(({ frameId, agreed }) => [frameId, agreed.length]));
  const pair = (a: string, b: string) => [a, b].sort().join(" ");
  const mixed = new Map(
    matrix.confusions.map(({ frameIds, passages: found }) => [pair(...frameIds), found.length]),
  );
  return frames.flatMap((frame, index) =>
    frames.slice(index).map((other) => {
      const same = frame.id === other.id;
      const found = (same ? alike.get(frame.id) : mixed.get(pair(frame.id, other.id))) ?? 0;
      const counted = `${found} ${found === 1 ? "passage" : "passages"}`;
      return {
        frame,
        other,
        passages: found,
        label: same
          ? `${frameLabel(frame)}, tagged alike: ${counted}`
          : `${frameLabel(frame)} and ${frameLabel(other)}: ${counted}`,
        href: passagesHref(
          passages,
          same ? { frame: frame.id } : { frame: frame.id, other: other.id },
        ),
      };
    }),
  );
}
