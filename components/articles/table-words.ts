import type { ArticleStatus, MetadataField } from "@/lib/domain/article-filter";
import type { ArticleColumn } from "@/lib/domain/article-view";

/** The stages of an article as people read them. */
export const STATUS_WORDS: Readonly<Record<ArticleStatus, string>> = {
  "to-clean": "To clean",
  ready: "Ready",
  assigned: "Assigned",
  coding: "Being coded",
  submitted: "Submitted",
  closed: "Closed",
};

export const STATUS_TONES = {
  "to-clean": "warning",
  ready: "success",
  assigned: "neutral",
  coding: "accent",
  submitted: "accent",
  closed: "success",
} as const satisfies Record<ArticleStatus, string>;

export const COLUMN_WORDS: Readonly<Record<ArticleColumn, string>> = {
  outlet: "Outlet",
  publishedOn: "Published",
  author: "Author",
  language: "Language",
  url: "Address",
  format: "Format",
  createdAt: "Loaded",
  status: "Status",
};

export const FIELD_WORDS: Readonly<Record<MetadataField, string>> = {
  title: "Title",
  outlet: "Outlet",
  author: "Author",
  publishedOn: "Day of publication",
  language: "Language",
  url: "Address",
};
