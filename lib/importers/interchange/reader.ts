import type { ImportedStudy } from "@/lib/domain/interchange/imported-study";
import type { SourceFile } from "../reader";

/**
 * What was uploaded: of a ZIP archive (a .qdpx is one) its files, with their paths in
 * it and forward slashes; else the one file. Never empty.
 */
export type StudyFiles = readonly SourceFile[];

/** One format of projects of other programs. */
export interface StudyReader {
  /** Its name in the database and on the command line: small letters and hyphens. */
  readonly format: string;
  /** What a person calls it. */
  readonly label: string;
  /** File name endings, with the dot, that the file dialog offers. */
  readonly extensions: readonly string[];
  /** Whether these are of this format, by what is in them; names only decide where that cannot. */
  accepts(files: StudyFiles): boolean;
  /**
   * Everything the files hold. Offsets, keys and sizes need not be checked: whatever a
   * reader answers is checked as a whole (lib/domain/interchange/checked-study.ts).
   *
   * @throws {AppError} unsupported_type or invalid_input for what cannot be read, with the reason
   */
  read(files: StudyFiles): ImportedStudy | Promise<ImportedStudy>;
}
