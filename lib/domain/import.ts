import type { ReaderMarks } from "./clean/marks";

/** What becomes of an uploaded file, in this order; "refused" and "cancelled" are ends too. */
export type ImportFileState = "arriving" | "waiting" | "reading" | "read" | "refused" | "cancelled";

/** What a file says of an article; null where it says nothing. */
export interface ImportMetadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  readonly url: string | null;
  /** ISO 639-1. */
  readonly language: string | null;
}

/** What can be told of an article by a column of a table. */
export const COLUMN_FIELDS = [
  "text",
  "title",
  "outlet",
  "author",
  "publishedOn",
  "url",
  "language",
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** What a person chose for one file before it is read. */
export interface FileChoices {
  readonly encoding?: string;
  /** The heading of the column that holds each thing. */
  readonly columns?: Readonly<Partial<Record<ColumnField, string>>>;
}

/** One thing that a file turned out to hold; see lib/importers/reader.ts. */
export type ImportItem =
  | {
      readonly kind: "article";
      readonly place: string;
      readonly format: string;
      readonly encoding: string;
      readonly raw: string;
      readonly marks: ReaderMarks;
      readonly metadata: ImportMetadata;
    }
  | {
      readonly kind: "link";
      readonly place: string;
      readonly url: string;
      readonly metadata: ImportMetadata;
    }
  | { readonly kind: "problem"; readonly place: string; readonly reason: string };

/** What was not stored from a file, where it stood in it, and why. */
export type ImportNote =
  | { readonly kind: "problem"; readonly place: string; readonly reason: string }
  | {
      readonly kind: "duplicate";
      readonly place: string;
      /** A sentence that names the article which has the same text. */
      readonly reason: string;
      readonly articleId: string;
    }
  | {
      readonly kind: "link";
      readonly place: string;
      readonly url: string;
      readonly metadata: ImportMetadata;
    };

/** A file travels and is kept in parts of this many bytes; the last is shorter. */
export const PART_BYTES = 1024 * 1024;
/** Most things of one file that are listed as not stored; the rest are counted. */
export const MAX_NOTES = 10_000;

export function partsOf(size: number): number {
  return Math.ceil(size / PART_BYTES);
}

/** What a person sees of a file before it is loaded. */
export interface FilePreview {
  readonly format: string;
  /** What people call the format. */
  readonly label: string;
  /** Null where the format itself says how its letters are written, or nothing was read. */
  readonly encoding: string | null;
  /** The first article, its text shortened. */
  readonly first: { readonly text: string; readonly metadata: ImportMetadata } | null;
  /** The first thing that is wrong, where there is no article. */
  readonly problem: string | null;
  /** The beginning of a table, whose columns a person names. */
  readonly table: TablePreview | null;
}

export interface TablePreview {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The columns that the headings suggest, or that the person chose. */
  readonly columns: NonNullable<FileChoices["columns"]>;
}
