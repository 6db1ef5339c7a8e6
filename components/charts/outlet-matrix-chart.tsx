"use client";

import { useCallback, useMemo } from "react";
import type { OutletKey, PrevalenceRow } from "@/lib/domain/statistics/prevalence-by";
import type { ChartProps } from "./chart-figure";
import { ChartFigure } from "./chart-figure";
import type { ChartFrame } from "./chart-frame";
import { shortLabel } from "./chart-frame";
import { outOf, percent, sayExtremes } from "./format";
import { drawMatrix, frameLine } from "./matrix";
import { OUTLET_COLUMNS, outletData } from "./outlet-data";
import type { Draw } from "./plot";

/** Outlet by frame: the darker a cell, the larger the share of the outlet's articles. */
export function OutletMatrixChart({
  frames,
  outlets,
  passages,
  ...props
}: ChartProps & {
  frames: readonly ChartFrame[];
  outlets: readonly PrevalenceRow<OutletKey>[];
}) {
  const rows = useMemo(() => outletData(frames, outlets, passages), [frames, outlets, passages]);
  const draw = useCallback<Draw>(
    (plot, width) => {
      const names = new Map(rows.map(({ outletId, outlet }) => [outletId, outlet]));
      return drawMatrix(
        plot,
        width,
        [...names].map(([id, name]) => ({ id, name, short: name, frame: null })),
        frames.map(frameLine),
        rows.map((row) => ({
          label: row.label,
          href: row.href,
          row: row.outletId,
          column: row.frame.id,
          text: row.share === null ? outOf(row) : percent(row.share),
          darkness: row.share,
        })),
      );
    },
    [frames, rows],
  );
  return (
    <ChartFigure
      {...props}
      chart="outlet-by-frame"
      frames={frames}
      alt={`Share of articles with each of ${frames.length} frames in ${outlets.length} outlets. ${sayExtremes(
        rows,
        ({ share }) => share,
        ({ label }) => label,
      )}`}
      note={frames.map((frame) => `${shortLabel(frame)}: ${frame.name}.`).join(" ")}
      height={outlets.length * 30 + 42}
      draw={draw}
      columns={OUTLET_COLUMNS}
      rows={rows}
      empty={rows.length === 0 ? "No finished article yet, so there is nothing to compare." : null}
    />
  );
}
