import type { FrameAgreement } from "../agreement/frame-agreement";
import type { AnnotationRow } from "./annotation-row";
import type { Release } from "./release/licence";
import type { DecisionRow } from "./decision-row";
import type { Study } from "./study";
import type { StatisticRow } from "../statistics/row";
import type { TimelineEvent } from "../timeline-event";

/**
 * Rows that may still be on their way from the database, one by one or in lists. Where there
 * are very many it should be lists: waiting for each row makes the garbage collector keep
 * what was written long ago.
 */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Row | readonly Row[]>;

/** What arrived together. */
export function arrived<Row extends object>(rows: Row | readonly Row[]): readonly Row[] {
  return Array.isArray(rows) ? (rows as readonly Row[]) : [rows as Row];
}

/** A file as it is written: a file of any size can be sent before it is complete. */
export type Pieces = AsyncIterable<string | Uint8Array>;

/** One file of a format that consists of several. */
export interface FileOfSet {
  /** With forward slashes, relative. */
  readonly path: string;
  /** Read to its end before the next file is asked for. */
  readonly pieces: Pieces;
}

/** How far reviewers agree on each frame, and what the frames are called. */
export interface AgreementSource {
  readonly frames: readonly { readonly id: string; readonly name: string }[];
  readonly agreement: readonly FrameAgreement[];
}

/** What a format can be written from; the server reads each (lib/server/exports/sources.ts). */
export interface ExportSources {
  /** Everything of one layer, article by article. */
  readonly study: Study;
  readonly annotations: Rows<AnnotationRow>;
  readonly decisions: Rows<DecisionRow>;
  readonly agreement: AgreementSource;
  readonly statistics: Rows<StatisticRow>;
  readonly events: Rows<TimelineEvent>;
  /** The files of the project's archive. */
  readonly archive: AsyncIterable<FileOfSet>;
  readonly release: Release;
  /** The files of a replication package of one round's figures. */
  readonly replication: AsyncIterable<FileOfSet>;
}

export type SourceName = keyof ExportSources;

/** How the export page groups formats, with the heading of each group. */
export const EXPORT_GROUPS = {
  tables: "Tables",
  qda: "Programs for qualitative analysis",
  tools: "Annotation tools and language models",
  whole: "The whole project",
} as const;
export type ExportGroup = keyof typeof EXPORT_GROUPS;

/** What a person reads before choosing a format, and what the file is called. */
interface AboutFormat {
  /** As people read it in a list. */
  readonly name: string;
  readonly group: ExportGroup;
  /** A plain sentence: who uses it. */
  readonly use: string;
  /** A plain sentence: what it cannot hold. */
  readonly lacks: string;
  /** What the file is called after the project. */
  readonly file: string;
  readonly extension: string;
  readonly mediaType: string;
}

/** A format of one file: pure and lazy. Same data, same bytes. */
export interface FileFormat<S extends SourceName> extends AboutFormat {
  readonly from: S;
  readonly write: (data: ExportSources[S]) => Pieces;
}

/** A format of several files, which the server zips while they are written. */
export interface FileSetFormat<S extends SourceName> extends AboutFormat {
  readonly from: S;
  readonly files: (data: ExportSources[S]) => AsyncIterable<FileOfSet>;
}

/** One row of a database that is written. */
export interface DatabaseRow {
  readonly table: string;
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** A format that is an SQLite database, which the server makes of its tables and rows. */
export interface DatabaseFormat<S extends SourceName> extends AboutFormat {
  readonly from: S;
  /** Statements that make the tables and say what the file is. */
  readonly schema: readonly string[];
  readonly rows: (data: ExportSources[S]) => AsyncIterable<DatabaseRow>;
}

export type FormatFrom<S extends SourceName> = FileFormat<S> | FileSetFormat<S> | DatabaseFormat<S>;
/** Any format. */
export type Format = { readonly [S in SourceName]: FormatFrom<S> }[SourceName];

/** How rows become a file. */
export interface Exporter<Row> {
  /** As people read it in a list. */
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  /** The file in pieces of text. Only a few hundred rows are held at a time. */
  readonly write: (rows: Rows<Row>) => AsyncGenerator<string>;
}
