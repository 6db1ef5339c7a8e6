import type { DecisionRow } from "./decision-row";
import type { Table } from "./table";
import { column } from "./table";

/** One row per decision: all but the rejected ones make the final layer. */
export const decisionsTable: Table<"decisions", DecisionRow> = {
  from: "decisions",
  name: "Decisions",
  row: "One row for each decision on a settled article: all but the rejected ones make the final layer.",
  file: "decisions",
  rows: (rows) => rows,
  columns: [
    column("decisionId", "decision_id", "text", "random id; the same in every export"),
    column("articleId", "article_id", "text", "random id; the same in every export"),
    column(
      "articleTitle",
      "article_title",
      "text",
      "the title, or the file's name where none is known",
    ),
    column("round", "round", "text", "the round's name"),
    column("kind", "kind", "text", "adopted, edited, merged or rejected"),
    column("basis", "basis", "text", "where it came from: agreement, majority or adjudicator"),
    column("frame", "frame", "text", "the frame's name in the codebook version of the round"),
    column(
      "countsAs",
      "counts_as",
      "text",
      "the frame it counts as in figures: the same one, unless that was merged into another",
    ),
    column(
      "anchor",
      "anchor",
      "text",
      "sound; changed: the text was corrected since; orphaned: its passage is gone, and it counts nowhere",
    ),
    column(
      "start",
      "start_cp",
      "integer",
      "where the passage begins, in Unicode code points of the text version, counted from 0",
    ),
    column("end", "end_cp", "integer", "where it ends; this code point is not part of it"),
    column(
      "textVersion",
      "text_version",
      "integer",
      "number of the frozen text that the offsets count in",
    ),
    column("quote", "quote", "text", "the passage"),
    column("reason", "reason", "text", "why it was decided so"),
    column("decidedBy", "decided_by", "text", "who decided"),
    column("decidedAt", "decided_at", "text", "when, ISO 8601, UTC"),
    column(
      "annotationIds",
      "annotation_ids",
      "text",
      "the tags that it settles, with spaces between",
    ),
  ],
};
