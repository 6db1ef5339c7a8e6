import type { ReaderMarks } from "@/lib/domain/clean/marks";

/** A file as it arrived. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file says of an article. Never guessed: null where it says nothing. */
export interface FoundMetadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  readonly url: string | null;
  /** ISO 639-1. */
  readonly language: string | null;
}

/** One article of a file. */
export interface FoundArticle {
  readonly kind: "article";
  /** Where in the file, so that a person can look it up: "article 3", "row 12"; empty where it is the whole file. */
  readonly place: string;
  /** The reader that found it. */
  readonly format: string;
  /** The encoding its bytes were read in, such as `utf-8`. */
  readonly encoding: string;
  /** Its lines as the file has them, one paragraph each, boilerplate included. */
  readonly raw: string;
  readonly marks: ReaderMarks;
  readonly metadata: FoundMetadata;
}

/** An article that a list only points to. */
export interface FoundLink {
  readonly kind: "link";
  readonly place: string;
  readonly url: string;
  readonly metadata: FoundMetadata;
}

/** What could not be read; reading goes on after it. */
export interface FoundProblem {
  readonly kind: "problem";
  readonly place: string;
  /** A sentence for the person who imports: what is wrong and what to do. */
  readonly reason: string;
}

export type Found = FoundArticle | FoundLink | FoundProblem;

/** What a person chose for a file before it is read. */
export interface ReadOptions {
  /** Read in this encoding instead of the one the bytes suggest. */
  readonly encoding?: string;
  /** For a table: the heading of the column that holds each thing. */
  readonly columns?: Readonly<Partial<Record<keyof FoundMetadata | "text", string>>>;
  /** Reads a file within the file, such as a member of an archive. */
  readonly readInner: (file: SourceFile) => AsyncIterable<Found>;
}

/** One format. Yields in the order of the file; the same file always yields the same. */
export interface Reader {
  /** Its name in the database, exports and the command line: small letters and hyphens. */
  readonly format: string;
  /** What a person calls it. */
  readonly label: string;
  /** File name endings, with the dot, that the file dialog offers. */
  readonly extensions: readonly string[];
  /** Whether the file is of this format, by its bytes; the name only decides where they cannot. */
  accepts(file: SourceFile): boolean;
  /** @throws {AppError} for a file that cannot be read at all */
  read(file: SourceFile, options: ReadOptions): AsyncIterable<Found> | Iterable<Found>;
}
