"use client";

import { Download } from "lucide-react";
import { useCallback, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { chartCsv } from "./chart-csv";
import type { ChartFrame } from "./chart-frame";
import { tierNote } from "./chart-frame";
import type { ChartColumn } from "./chart-table";
import { ChartTable } from "./chart-table";
import { Drawing, drawn, PAPER_WIDTH } from "./drawing";
import { paperColor, pngFile, saveFile, svgFile } from "./picture";
import type { Draw } from "./plot";
import type { ChartId } from "./registry";
import { charts } from "./registry";
import type { ChartSource } from "./source";
import { sourceLine } from "./source";

/** What every chart is told besides its rows. */
export interface ChartProps {
  /** Instead of the registry's. */
  readonly title?: string;
  readonly source: ChartSource;
  /**
   * The address of the page that lists passages, with the filter; marks add what they
   * are about. Null where nothing may be opened, as in a public report.
   */
  readonly passages: string | null;
}

/**
 * A chart with its title, source, table and files. The table is there from the
 * server; the drawing is added in the browser.
 */
export function ChartFigure<Datum>({
  chart,
  title = charts[chart].title,
  source,
  frames,
  alt,
  note = "",
  height,
  draw,
  columns,
  rows,
  empty,
}: Omit<ChartProps, "passages"> & {
  chart: ChartId;
  /** Those it shows: their marks are explained. */
  frames: readonly ChartFrame[];
  /** What the drawing shows, in words and numbers. */
  alt: string;
  /** What else is to be known about these rows. */
  note?: string;
  /** Space kept until it is drawn, in CSS pixels. */
  height: number;
  /** Must stay the same function while its data do. */
  draw: Draw;
  columns: readonly ChartColumn<Datum>[];
  rows: readonly Datum[];
  /** Said instead of a drawing, when there is nothing to draw. */
  empty: string | null;
}) {
  const titleId = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const notDrawn = useCallback(() => {
    setProblem("The chart could not be drawn. The table has the same figures.");
  }, []);
  const reading = [charts[chart].reading, note, tierNote(frames)].filter(Boolean).join(" ");

  async function download(extension: "svg" | "png" | "csv") {
    setProblem(null);
    const save = (file: Blob) => saveFile(`${chart}.${extension}`, file);
    try {
      if (extension === "csv") return save(await chartCsv(columns, rows, source));
      const drawing = drawn(await import("@observablehq/plot"), draw, PAPER_WIDTH);
      const about = { title, lines: [`${sourceLine(source)}.`, reading] };
      const file = svgFile(drawing as SVGSVGElement, about, paperColor);
      save(extension === "png" ? await pngFile(file) : new Blob([file.text], { type: SVG }));
    } catch {
      setProblem("The file could not be made. Please try again, or choose another format.");
    }
  }

  return (
    <figure aria-labelledby={titleId} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <figcaption>
        <h3 id={titleId}>{title}</h3>
        <p className="text-sm text-muted">{sourceLine(source)}</p>
      </figcaption>
      {empty === null ? (
        <>
          <Drawing draw={draw} alt={alt} height={height} onProblem={notDrawn} />
          <p className="max-w-measure text-sm text-muted">{reading}</p>
        </>
      ) : (
        <p className="rounded-lg border border-dashed border-line p-6 text-muted">{empty}</p>
      )}
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      {rows.length > 0 && (
        <details open={empty !== null} className="group">
          <summary className="no-print w-fit py-1 text-sm font-medium text-accent">
            <span className="group-open:hidden">Show the numbers</span>
            <span className="hidden group-open:inline">Hide the numbers</span>
          </summary>
          <div className="mt-2">
            <ChartTable caption={`${title}: ${sourceLine(source)}`} columns={columns} rows={rows} />
          </div>
        </details>
      )}
      {rows.length > 0 && (
        <div className="no-print flex flex-wrap gap-2">
          {(["svg", "png", "csv"] as const)
            .filter((extension) => empty === null || extension === "csv")
            .map((extension) => (
              <Button
                key={extension}
                size="small"
                variant="quiet"
                onClick={() => void download(extension)}
                aria-label={`Download “${title}” as ${extension.toUpperCase()}`}
              >
                <Download aria-hidden />
                {extension.toUpperCase()}
              </Button>
            ))}
        </div>
      )}
    </figure>
  );
}

const SVG = "image/svg+xml";
