import { annotationsTable } from "./annotations-table";
import type { Format } from "./exporter";
import { projectArchive } from "./project-archive";
import { refiQda, refiQdaCrlf } from "./refi-qda/project";
import { textFreeRelease } from "./release/release";
import { replicationPackage } from "./replication-package";
import { statisticsJson, statisticsTable } from "./statistics-table";
import { tableFormats } from "./table-types";
import { timelineEventsTable } from "./timeline-events-table";
import { inceptionJson, uimaXmi } from "./uima/formats";
import { webannoTsv } from "./uima/webanno-tsv";

/** The tables, in the order of the export page; each can be written as every type of table file. */
export const tables = [annotationsTable, statisticsTable, timelineEventsTable];

/**
 * Every export, by the last part of its address. To add a format: write its file and its
 * test, then a line here. To add a table: `tables`, and a line here for all its files.
 */
export const formats: Readonly<Record<string, Format>> = {
  ...tableFormats(annotationsTable),
  ...tableFormats(statisticsTable),
  "statistics-json": statisticsJson,
  ...tableFormats(timelineEventsTable),
  "refi-qda": refiQda,
  "refi-qda-windows": refiQdaCrlf,
  "uima-json": inceptionJson,
  "uima-xmi": uimaXmi,
  "webanno-tsv": webannoTsv,
  archive: projectArchive,
  release: textFreeRelease,
  replication: replicationPackage,
};
