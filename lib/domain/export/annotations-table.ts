import type { AnnotationRow } from "./annotation-row";
import type { Table } from "./table";
import { column } from "./table";

/** One row per annotation of each reviewer. */
export const annotationsTable: Table<"annotations", AnnotationRow> = {
  from: "annotations",
  name: "Annotations",
  row: "One row for each tag of each reviewer.",
  file: "annotations",
  rows: (rows) => rows,
  columns: [
    column("articleId", "article_id", "text", "random id; the same in every export"),
    column(
      "articleTitle",
      "article_title",
      "text",
      "the title, or the file's name where none is known",
    ),
    column("outlet", "outlet", "text", "the outlet's name; empty when not known"),
    column(
      "publishedOn",
      "published_on",
      "text",
      "day of publication, YYYY-MM-DD; empty when not known",
    ),
    { key: "reviewer", header: "reviewer", type: "text", meaning: "the reviewer's name" },
    column(
      "frame",
      "frame",
      "text",
      "the frame's name in the codebook version the annotation was made under",
    ),
    column(
      "countsAs",
      "counts_as",
      "text",
      "the frame it counts as in figures: the same one, unless that was merged into another",
    ),
    column(
      "stale",
      "stale",
      "integer",
      "1 when the frame means something else in the newest codebook and its reviewer has not confirmed the tag since, else 0",
    ),
    column(
      "anchor",
      "anchor",
      "text",
      "sound; changed: the text was corrected and the reviewer has not confirmed the tag at its new words; orphaned: its passage is gone",
    ),
    column(
      "start",
      "start_cp",
      "integer",
      "where the passage begins, in Unicode code points of the article's frozen text, counted from 0",
    ),
    column(
      "end",
      "end_cp",
      "integer",
      "where it ends; this code point is not part of it, so the length is end_cp − start_cp",
    ),
    { key: "quote", header: "quote", type: "text", meaning: "the passage" },
    { key: "memo", header: "memo", type: "text", meaning: "the reviewer's note" },
    column("createdAt", "created_at", "text", "when it was made, ISO 8601, UTC"),
    column("updatedAt", "updated_at", "text", "when it was last changed, ISO 8601, UTC"),
    column("codebookVersion", "codebook_version", "integer", "number of the codebook version"),
    column(
      "textVersion",
      "text_version",
      "integer",
      "number of the frozen text that the offsets count in; of an orphaned tag the last one that has its passage",
    ),
    { key: "round", header: "round", type: "text", meaning: "the round's name" },
    column("annotationId", "annotation_id", "text", "random id; the same in every export"),
  ],
};
