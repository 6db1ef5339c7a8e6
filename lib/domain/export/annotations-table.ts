import type { Table } from "./table";

/** One row per annotation of each reviewer. */
export const annotationsTable: Table<"annotations"> = {
  from: "annotations",
  name: "Annotations",
  rows: "One row for each tag of each reviewer.",
  file: "annotations",
  columns: [
    {
      key: "articleId",
      header: "article_id",
      type: "text",
      meaning: "random id; the same in every export",
    },
    {
      key: "articleTitle",
      header: "article_title",
      type: "text",
      meaning: "the title, or the file's name where none is known",
    },
    {
      key: "outlet",
      header: "outlet",
      type: "text",
      meaning: "the outlet's name; empty when not known",
    },
    {
      key: "publishedOn",
      header: "published_on",
      type: "text",
      meaning: "day of publication, YYYY-MM-DD; empty when not known",
    },
    { key: "reviewer", header: "reviewer", type: "text", meaning: "the reviewer's name" },
    {
      key: "frame",
      header: "frame",
      type: "text",
      meaning: "the frame's name in the codebook version the annotation was made under",
    },
    {
      key: "countsAs",
      header: "counts_as",
      type: "text",
      meaning:
        "the frame it counts as in figures: the same one, unless that was merged into another",
    },
    {
      key: "stale",
      header: "stale",
      type: "integer",
      meaning:
        "1 when the frame means something else in the newest codebook and its reviewer has not confirmed the tag since, else 0",
    },
    {
      key: "anchor",
      header: "anchor",
      type: "text",
      meaning:
        "sound; changed: the text was corrected and the reviewer has not confirmed the tag at its new words; orphaned: its passage is gone",
    },
    {
      key: "start",
      header: "start_cp",
      type: "integer",
      meaning:
        "where the passage begins, in Unicode code points of the article's frozen text, counted from 0",
    },
    {
      key: "end",
      header: "end_cp",
      type: "integer",
      meaning:
        "where it ends; this code point is not part of it, so the length is end_cp − start_cp",
    },
    { key: "quote", header: "quote", type: "text", meaning: "the passage" },
    { key: "memo", header: "memo", type: "text", meaning: "the reviewer's note" },
    {
      key: "createdAt",
      header: "created_at",
      type: "text",
      meaning: "when it was made, ISO 8601, UTC",
    },
    {
      key: "updatedAt",
      header: "updated_at",
      type: "text",
      meaning: "when it was last changed, ISO 8601, UTC",
    },
    {
      key: "codebookVersion",
      header: "codebook_version",
      type: "integer",
      meaning: "number of the codebook version",
    },
    {
      key: "textVersion",
      header: "text_version",
      type: "integer",
      meaning:
        "number of the frozen text that the offsets count in; of an orphaned tag the last one that has its passage",
    },
    { key: "round", header: "round", type: "text", meaning: "the round's name" },
    {
      key: "annotationId",
      header: "annotation_id",
      type: "text",
      meaning: "random id; the same in every export",
    },
  ],
};
