import type { Column } from "./column";

/** One file of an archive: the rows of one table that belong to the project. */
export interface Noun {
  /** The model of the database schema. */
  readonly model: string;
  /** In one sentence, for the schema. */
  readonly is: string;
  /** Columns by which rows are ordered and told apart. Those that are not among `columns` are not written. */
  readonly key: readonly string[];
  /** Where a row's project stands: "projectId", or the way to it, such as "round.projectId". */
  readonly project: string;
  /**
   * Rows of these nouns are read a few articles at a time, in the order of the articles:
   * the way to the article's id. Left out where rows are read by their own key.
   */
  readonly article?: string;
  /**
   * As `article`, for rows that hang on rows of another noun: that noun, and the column that
   * names its row. They are in the archive when that row is.
   */
  readonly through?: readonly [noun: string, column: string];
  /** The way to the assignment whose work it is; a lead's archive leaves out work that is not handed in. */
  readonly work?: string;
  /** Whether that way may lead nowhere. */
  readonly workOptional?: true;
  /** In the order in which they are written. */
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns of the table that are not in the archive, and why. */
  readonly leftOut?: Readonly<Record<string, string>>;
}
