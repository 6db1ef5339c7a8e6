import type { TimelineEvent } from "../timeline-event";
import type { Table } from "./table";
import { column } from "./table";

/** The events that charts over time mark, one row each, by day. */
export const timelineEventsTable: Table<"events", TimelineEvent> = {
  from: "events",
  name: "Events",
  row: "One row for each event that charts over time mark, by day.",
  file: "events",
  rows: (rows) => rows,
  columns: [
    column("id", "event_id", "text", "random id; the same in every export"),
    column("day", "day", "text", "YYYY-MM-DD"),
    column("label", "label", "text", "what happened"),
  ],
};
