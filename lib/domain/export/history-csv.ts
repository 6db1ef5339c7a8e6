import { csvExporter } from "./csv";
import type { Exporter, Rows } from "./exporter";
import { arrived } from "./exporter";

/** One event of the history, as the page tells it. */
export interface HistoryRow {
  readonly sequence: number;
  readonly at: Date;
  readonly who: string;
  readonly did: string;
  readonly action: string;
  /** JSON values */
  readonly detail: unknown;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
  readonly hash: string | null;
}

interface Cells {
  readonly event: number;
  readonly time: string;
  readonly who: string;
  readonly did: string;
  readonly action: string;
  readonly detail: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly request: string | null;
  readonly hash: string | null;
}

const cells = csvExporter<Cells>("History", [
  { key: "event", header: "event" },
  { key: "time", header: "time_utc" },
  { key: "who", header: "who" },
  { key: "did", header: "what" },
  { key: "action", header: "action" },
  { key: "detail", header: "detail_json" },
  { key: "before", header: "before_json" },
  { key: "after", header: "after_json" },
  { key: "request", header: "request" },
  { key: "hash", header: "hash" },
]);

/** The history as a file: a line for each event, the newest first; what changed as JSON. */
export const historyCsv: Exporter<HistoryRow> = {
  ...cells,
  write: (rows) => cells.write(flat(rows)),
};

async function* flat(rows: Rows<HistoryRow>): AsyncGenerator<Cells> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  for await (const some of rows) {
    for (const row of arrived(some)) {
      yield {
        ...{ event: row.sequence, time: row.at.toISOString(), who: row.who, did: row.did },
        ...{ action: row.action, detail: json(row.detail), before: json(row.before) },
        ...{ after: json(row.after), request: row.requestId, hash: row.hash },
      };
    }
  }
}
