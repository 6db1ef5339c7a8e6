"use client";

import { useCallback, useMemo } from "react";
import type { Position } from "@/lib/domain/statistics/position";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { frameLabel } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { frameColumns } from "./columns";
import { count, percent, sayExtremes, sayShare } from "./format";
import type { Line } from "./matrix";
import { drawMatrix, frameLine } from "./matrix";
import { passagesHref } from "./passages";
import type { Draw, Mark } from "./plot";
import { frameColor } from "./plot";

interface Datum extends Mark {
  readonly frame: ChartFrame;
  /** headline, lead, or a tenth of the body, 1 to 10. */
  readonly place: string;
  /** Articles in headline and lead, code points in tenths. */
  readonly x: number | null;
  readonly n: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const PLACES: readonly Line[] = [
  { id: "headline", name: "Headline", short: "H", frame: null },
  { id: "lead", name: "Lead", short: "L", frame: null },
  ...Array.from({ length: 10 }, (_, index) => {
    const tenth = String(index + 1);
    return { id: tenth, name: tenth, short: tenth, frame: null };
  }),
];

const COLUMNS: readonly ChartColumn<Datum>[] = [
  ...frameColumns,
  {
    header: "place",
    label: "Place",
    value: ({ place }) => place,
    shown: ({ place, href }) => {
      const name = placeName(place);
      return href ? <a href={href}>{name}</a> : name;
    },
  },
  { header: "x", label: "Count", value: ({ x }) => x },
  {
    header: "n",
    label: "Out of",
    value: ({ n }) => n,
    shown: ({ place, x, n }) =>
      isTenth(place)
        ? `${count(Math.round(n))} characters of the frame in the body`
        : `${count(x ?? 0)} of ${n} articles`,
  },
  {
    header: "share",
    label: "Share",
    value: ({ share }) => share,
    shown: ({ share }) => percent(share, 1),
    numeric: true,
  },
  { header: "low", label: "Lower end", value: ({ low }) => low },
  { header: "high", label: "Upper end", value: ({ high }) => high },
];

/** Where in the article each frame stands: a strip of headline, lead and the tenths of the body. */
export function PositionChart({
  frames,
  positions,
  passages,
  ...props
}: ChartProps & { frames: readonly ChartFrame[]; positions: readonly Position[] }) {
  const rows = useMemo(() => dataOf(frames, positions, passages), [frames, positions, passages]);
  const draw = useCallback<Draw>(
    (plot, width) => {
      const cells = rows.map(({ frame, place, share, label, href }) => ({
        label,
        href,
        row: frame.id,
        column: place,
        text: share === null ? "–" : (100 * share).toFixed(0),
        darkness: share,
        color: frameColor(frame),
        outlined: !isTenth(place) && share !== null,
      }));
      return drawMatrix(plot, width, frames.map(frameLine), PLACES, cells, 27);
    },
    [frames, rows],
  );
  return (
    <ChartFigure
      {...props}
      chart="position"
      frames={frames}
      alt={describe(rows)}
      height={frames.length * 30 + 42}
      draw={draw}
      columns={COLUMNS}
      rows={rows}
      empty={
        rows.every(({ share }) => share === null)
          ? "No finished article yet, so no frame stands anywhere."
          : null
      }
    />
  );
}

function dataOf(
  frames: readonly ChartFrame[],
  positions: readonly Position[],
  passages: string | null,
): Datum[] {
  const frameOf = new Map(frames.map((frame) => [frame.id, frame]));
  return positions.flatMap(({ frame: { id }, headline, lead, bodyCovered, tenths }) => {
    const frame = frameOf.get(id);
    if (!frame) return [];
    const inZone = (zone: "headline" | "lead"): Datum => {
      const share = { headline, lead }[zone].ofAll;
      const label = `${frameLabel(frame)} in the ${zone}: ${sayShare(share)}`;
      return {
        ...share,
        frame,
        place: zone,
        label,
        href: passagesHref(passages, { kind: "zone", frame: id, value: zone }),
      };
    };
    return [
      inZone("headline"),
      inZone("lead"),
      ...tenths.map((share, index) => ({
        frame,
        place: String(index + 1),
        x: share === null ? null : share * bodyCovered,
        n: bodyCovered,
        share,
        low: null,
        high: null,
        label: `${frameLabel(frame)}, ${placeName(String(index + 1))}: ${share === null ? "no text in the body" : `${percent(share)} of its text`}`,
        href: passagesHref(passages, { frame: id }),
      })),
    ];
  });
}

function isTenth(place: string): boolean {
  return place !== "headline" && place !== "lead";
}

function placeName(place: string): string {
  if (isTenth(place)) return `Tenth ${place} of the body`;
  return place === "headline" ? "Headline" : "Lead";
}

function describe(rows: readonly Datum[]): string {
  const say = (place: string, of: string) => {
    const extremes = sayExtremes(
      rows.filter((row) => row.place === place),
      ({ share }) => share,
      ({ frame, share }) => `${frameLabel(frame)}, ${percent(share)}`,
    );
    return extremes === "" ? "" : `${of}: ${extremes}`;
  };
  const first = say("1", "Share of a frame’s text in the first tenth of the body");
  return [
    "Where in the article each frame stands.",
    say("headline", "Share of articles with the frame in the headline"),
    say("lead", "In the lead"),
    first,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
