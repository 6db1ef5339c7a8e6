import type { StatisticRow } from "../statistics/row";
import { STATISTIC_COLUMNS } from "../statistics/row";
import { csvExporter } from "./csv";
import type { ColumnType, Table } from "./table";

const NUMBERS: Partial<Record<keyof StatisticRow, ColumnType>> = {
  ...{ x: "number", n: "number", share: "number", low: "number", high: "number", value: "number" },
};

const MEANINGS: Readonly<Record<keyof StatisticRow, string>> = {
  report: "which statistic it belongs to",
  layer: "the layer, and how several reviewers count",
  measure: "what the row is, such as “articles with the frame” or “alpha”",
  frame_id: "the frame's id, the same in every codebook version",
  frame: "the frame's name",
  other_frame_id: "the second frame of a pair",
  other_frame: "its name",
  outlet: "the outlet's name, or “no outlet”",
  month: "YYYY-MM, or “undated”",
  category: "a row that is no frame, outlet or month: a tie, none, a number of frames, a tenth",
  x: "how many; not whole where reviewers differ",
  n: "out of how many",
  share: "x / n, from 0 to 1; empty where n is too small for a percentage",
  low: "lower end of the 95 % interval",
  high: "upper end",
  value: "what is not a share: a median, an entropy, a coefficient",
};

/** One row per figure. Numbers are not rounded; an empty cell is a figure that is undefined or not to be shown. */
export const statisticsTable: Table<"statistics", StatisticRow> = {
  from: "statistics",
  name: "Statistics",
  row: "One row for each figure of one round.",
  file: "statistics",
  rows: (rows) => rows,
  columns: STATISTIC_COLUMNS.map((key) => ({
    ...{ key, header: key, type: NUMBERS[key] ?? "text", meaning: MEANINGS[key] },
  })),
};

/** For the figures of a frozen report. */
export const statisticsCsv = csvExporter<StatisticRow>("Statistics", statisticsTable.columns);
