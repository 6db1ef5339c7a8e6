import type { Annotation, Passage } from "../annotation";
import type { Zone } from "../zones";

/** Adds up one article after the other, so that they need not be in memory together. */
export interface Counter<Article, Result> {
  add(article: Article): void;
  result(): Result;
}

/** An article's zones and its finished codings, of one layer. */
export interface TaggedArticle {
  readonly zones: readonly Zone[];
  readonly codings: readonly (readonly (Passage & Pick<Annotation, "frameId">)[])[];
}

/** A tag with what was answered about it. */
export type AnsweredTag = Passage & Pick<Annotation, "frameId" | "attributes">;

/** One article of a report with the passages of its finished codings. */
export interface PassageArticle {
  /** The text that offsets count in. */
  readonly textVersionId: string;
  readonly zones: readonly Zone[];
  readonly codings: readonly (readonly AnsweredTag[])[];
}
