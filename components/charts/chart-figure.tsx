"use client";

import { Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ChartColumn } from "./chart-table";
import { ChartTable } from "./chart-table";
import { pngFile, saveFile, svgFile } from "./picture";
import type { Draw } from "./plot";
import { useWidth } from "./use-width";

/** What every chart is told about its figures. */
export interface ChartProps {
  readonly title: string;
  /** Where the figures come from: layer, number of articles, codebook version. Part of every file. */
  readonly source: string;
}

/**
 * A chart with its caption, its table and its files. The table is there from the
 * server; the drawing is added in the browser and redrawn when the width changes.
 */
export function ChartFigure<Datum>({
  title,
  source,
  alt,
  note,
  height,
  draw,
  columns,
  rows,
  empty,
  fileName,
}: ChartProps & {
  /** What the drawing shows, in a sentence or two. */
  alt: string;
  /** How to read it. */
  note: string;
  /** Space kept until it is drawn, in CSS pixels. */
  height: number;
  /** Must stay the same function while its data do. */
  draw: Draw;
  columns: readonly ChartColumn<Datum>[];
  rows: readonly Datum[];
  /** Said instead of a drawing, when there is nothing to draw. */
  empty: string | null;
  /** Without extension. */
  fileName: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (width === 0 || empty !== null) return;
    let current = true;
    import("@observablehq/plot")
      .then((plot) => {
        if (!current) return;
        const drawing = draw(plot, width);
        // The page's Content-Security-Policy refuses style elements; ours are attributes.
        for (const style of drawing.querySelectorAll("style")) style.remove();
        drawing.setAttribute("aria-hidden", "true");
        place.current?.replaceChildren(drawing);
      })
      .catch(() => setProblem("The chart could not be drawn. The table has the same figures."));
    return () => {
      current = false;
    };
  }, [draw, width, empty]);

  async function download(extension: "svg" | "png" | "csv") {
    setProblem(null);
    try {
      const svg = place.current?.querySelector("svg");
      const save = (file: Blob) => saveFile(`${fileName}.${extension}`, file);
      if (extension === "csv") save(await csvFile(columns, rows, source));
      else if (svg && extension === "png") save(await pngFile(svg, { title, source }));
      else if (svg) save(new Blob([svgFile(svg, { title, source })], { type: "image/svg+xml" }));
    } catch {
      setProblem("The file could not be made. Please try again, or choose another format.");
    }
  }

  return (
    <figure className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <figcaption>
        <h3>{title}</h3>
        <p className="text-sm text-muted">{source}</p>
      </figcaption>
      {empty === null ? (
        <div
          ref={place}
          role="img"
          aria-label={alt}
          style={{ minHeight: height }}
          className="overflow-hidden"
        />
      ) : (
        <p className="rounded-lg border border-dashed border-line p-6 text-muted">{empty}</p>
      )}
      {empty === null && <p className="max-w-measure text-sm text-muted">{note}</p>}
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      {rows.length > 0 && (
        <details open={empty !== null} className="group">
          <summary className="w-fit py-1 text-sm font-medium text-accent">
            <span className="group-open:hidden">Show the numbers</span>
            <span className="hidden group-open:inline">Hide the numbers</span>
          </summary>
          <div className="mt-2">
            <ChartTable caption={`${title}: ${source}`} columns={columns} rows={rows} />
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

/** The chart's figures, unrounded, with their source in every row. */
async function csvFile<Datum>(
  columns: readonly ChartColumn<Datum>[],
  rows: readonly Datum[],
  source: string,
): Promise<Blob> {
  const { csvExporter } = await import("@/lib/domain/export/csv");
  const records = rows.map((row) => ({
    ...Object.fromEntries(columns.map(({ header, value }) => [header, value(row)] as const)),
    source,
  }));
  const headers = [...columns.map(({ header }) => header), "source"];
  const exporter = csvExporter<Record<string, string | number | null>>(
    "Chart",
    headers.map((header) => ({ key: header, header })),
  );
  const pieces: string[] = [];
  for await (const piece of exporter.write(records)) pieces.push(piece);
  return new Blob(pieces, { type: exporter.mediaType });
}
