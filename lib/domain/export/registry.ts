import { annotationsCsv, annotationsSpreadsheet } from "./annotations-csv";
import { statisticsCsv, statisticsJson, statisticsSpreadsheet } from "./statistics-files";
import { timelineEventsCsv } from "./timeline-events-csv";

/**
 * Every export, by what its rows are. To add one: write its file and its test, then
 * a line here. The keys are part of its address.
 */
export const exporters = {
  annotations: {
    "annotations-csv": annotationsCsv,
    "annotations-spreadsheet": annotationsSpreadsheet,
  },
  statistics: {
    "statistics-csv": statisticsCsv,
    "statistics-spreadsheet": statisticsSpreadsheet,
    "statistics-json": statisticsJson,
  },
  events: {
    "events-csv": timelineEventsCsv,
  },
} as const;
