import type { StatisticRow } from "../statistics/row";
import { STATISTIC_COLUMNS } from "../statistics/row";
import { csvExporter, spreadsheetExporter } from "./csv";
import type { Exporter } from "./exporter";

const columns = STATISTIC_COLUMNS.map((key) => ({ key, header: key }));

/** One line per figure. Numbers are not rounded; an empty cell is a figure that is undefined or not to be shown. */
export const statisticsCsv = csvExporter<StatisticRow>("Statistics", columns);
export const statisticsSpreadsheet = spreadsheetExporter<StatisticRow>("Statistics", columns);

/** The same rows as a JSON array of objects, one per line. */
export const statisticsJson: Exporter<StatisticRow> = {
  name: "Statistics (JSON)",
  extension: "json",
  mediaType: "application/json",

  async *write(rows) {
    let separator = "[\n";
    for await (const row of rows) {
      yield separator + JSON.stringify(row);
      separator = ",\n";
    }
    yield separator === "[\n" ? "[]\n" : "\n]\n";
  },
};
