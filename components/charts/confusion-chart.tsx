"use client";

import { useCallback, useMemo } from "react";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { FrameName, frameColumns } from "./columns";
import { sayExtremes } from "./format";
import { drawMatrix, frameLine } from "./matrix";
import type { Draw, FrameLook, Mark } from "./plot";

/** What became of the passages that several reviewers tagged, counted. */
interface Differences {
  readonly outcomes: readonly {
    readonly frameId: string;
    /** With the same ends, and with others. */
    readonly agreed: number;
    readonly boundary: number;
  }[];
  readonly confusions: readonly {
    readonly frameIds: readonly [string, string];
    readonly passages: number;
  }[];
}

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
  frames: looks,
  differences,
  passages,
  ...props
}: ChartProps & { frames: readonly FrameLook[]; differences: Differences }) {
  // Without marks of reliability: how far reviewers agree is what it shows.
  const frames = useMemo(
    () => looks.map((frame): ChartFrame => ({ ...frame, tier: "A" })),
    [looks],
  );
  const rows = useMemo(
    () => dataOf(frames, differences, passages),
    [frames, differences, passages],
  );
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
  { outcomes, confusions }: Differences,
  passages: string | null,
): Datum[] {
  const alike = new Map(
    outcomes.map(({ frameId, agreed, boundary }) => [frameId, agreed + boundary]),
  );
  const pair = (a: string, b: string) => [a, b].sort().join(" ");
  const mixed = new Map(
    confusions.map(({ frameIds, passages: found }) => [pair(...frameIds), found]),
  );
  return frames.flatMap((frame, index) =>
    frames.slice(index).map((other) => {
      const same = frame.id === other.id;
      const found = (same ? alike.get(frame.id) : mixed.get(pair(frame.id, other.id))) ?? 0;
      const counted = `${found} ${found === 1 ? "passage" : "passages"}`;
      return {
        ...{ frame, other, passages: found },
        label: same
          ? `${frameLabel(frame)}, tagged alike: ${counted}`
          : `${frameLabel(frame)} and ${frameLabel(other)}: ${counted}`,
        href: found === 0 ? null : differencesHref(passages, frame.id, same ? null : other.id),
      };
    }),
  );
}

/** The address of the list of differences, which asks for an outcome; null where nothing may be opened. */
function differencesHref(passages: string | null, frame: string, other: string | null) {
  if (passages === null) return null;
  const query = new URLSearchParams({ outcome: other === null ? "agreed" : "frame", frame });
  if (other !== null) query.set("other", other);
  return `${passages}${passages.includes("?") ? "&" : "?"}${query.toString()}`;
}
