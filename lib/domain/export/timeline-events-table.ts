import type { Table } from "./table";

/** The events that charts over time mark, one row each, by day. */
export const timelineEventsTable: Table<"events"> = {
  from: "events",
  name: "Events",
  rows: "One row for each event that charts over time mark, by day.",
  file: "events",
  columns: [
    { key: "id", header: "event_id", type: "text", meaning: "random id; the same in every export" },
    { key: "day", header: "day", type: "text", meaning: "YYYY-MM-DD" },
    { key: "label", header: "label", type: "text", meaning: "what happened" },
  ],
};
