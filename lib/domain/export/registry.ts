import { annotationsTable } from "./annotations-table";
import { agreementTable } from "./agreement-table";
import { decisionsTable } from "./decisions-table";
import { brat } from "./brat/collection";
import type { Format } from "./exporter";
import { semeval } from "./semeval";
import { w3cAnnotations } from "./w3c/collection";
import { projectArchive } from "./project-archive";
import { textFreeRelease } from "./release/release";
import { replicationPackage } from "./replication-package";
import { answersTable, articlesTable, codingsTable, framesTable } from "./study-tables";
import type { AboutTable } from "./table";
import { refiQda, refiQdaCrlf } from "./refi-qda/project";
import { statisticsTable } from "./statistics-table";
import { tableFormats } from "./table-types";
import { taguetteCodebook, taguetteProject } from "./taguette/project";
import { timelineEventsTable } from "./timeline-events-table";
import { doccano } from "./tools/doccano";
import { labelStudio } from "./tools/label-studio";
import { mediaFramesCorpus } from "./tools/media-frames-corpus";
import { prodigy } from "./tools/prodigy";
import { inceptionJson, uimaXmi } from "./uima/formats";
import { webannoTsv } from "./uima/webanno-tsv";

/** The tables, in the order of the export page; each can be written as every type of table file. */
export const tables: readonly AboutTable[] = [
  annotationsTable,
  codingsTable,
  articlesTable,
  answersTable,
  decisionsTable,
  framesTable,
  agreementTable,
  statisticsTable,
  timelineEventsTable,
];

/**
 * Every export, by the last part of its address. To add a format: write its file and a test
 * that reads random studies back, then a line here. To add a table: `tables`, and a line here
 * for all its files. What each writes is compared whole with its file in testing/golden.
 */
export const formats: Readonly<Record<string, Format>> = {
  ...tableFormats(annotationsTable),
  ...tableFormats(codingsTable),
  ...tableFormats(articlesTable),
  ...tableFormats(answersTable),
  ...tableFormats(decisionsTable),
  ...tableFormats(framesTable),
  ...tableFormats(agreementTable),
  ...tableFormats(statisticsTable),
  ...tableFormats(timelineEventsTable),
  "refi-qda": refiQda,
  "refi-qda-windows": refiQdaCrlf,
  taguette: taguetteProject,
  "taguette-codebook": taguetteCodebook,
  "uima-json": inceptionJson,
  "uima-xmi": uimaXmi,
  "webanno-tsv": webannoTsv,
  "w3c-annotations": w3cAnnotations,
  brat,
  "semeval-2023": semeval,
  "label-studio": labelStudio,
  doccano,
  prodigy,
  "media-frames-corpus": mediaFramesCorpus,
  archive: projectArchive,
  release: textFreeRelease,
  replication: replicationPackage,
};
