import type { StudyDigest } from "./study-digest";

/** What was found in a file that holds a project of another program. */
export interface FoundStudy {
  /** The reader that read it. */
  readonly format: string;
  /** What people call the format. */
  readonly label: string;
  readonly digest: StudyDigest;
  /** SHA-256 of each article's text, in the order of the digest: a text that a project has already is known by it. */
  readonly sha256: readonly string[];
}
