import type { TimelineEvent } from "../timeline-event";
import { csvExporter } from "./csv";

/** The events that charts over time mark, one line each, by day. */
export const timelineEventsCsv = csvExporter<TimelineEvent>("Events", [
  { key: "id", header: "event_id" },
  { key: "day", header: "day" },
  { key: "label", header: "label" },
]);
