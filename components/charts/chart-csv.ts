import { csvExporter } from "@/lib/domain/export/csv";
import type { ChartColumn } from "./chart-table";
import type { ChartSource } from "./source";
import { sourceColumns } from "./source";

/** Exactly the rows that a chart draws, unrounded, with their source in every row. */
export async function chartCsv<Datum>(
  columns: readonly ChartColumn<Datum>[],
  rows: readonly Datum[],
  source: ChartSource,
): Promise<Blob> {
  const from = sourceColumns(source);
  const headers = [...columns.map(({ header }) => header), ...Object.keys(from)];
  const exporter = csvExporter<Record<string, string | number | null>>(
    "Chart",
    headers.map((header) => ({ key: header, header })),
  );
  const records = rows.map((row) => ({
    ...Object.fromEntries(columns.map(({ header, value }) => [header, value(row)] as const)),
    ...from,
  }));
  const pieces: string[] = [];
  for await (const piece of exporter.write(records)) pieces.push(piece);
  return new Blob(pieces, { type: exporter.mediaType });
}
