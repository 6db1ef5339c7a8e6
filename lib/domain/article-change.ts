/** What is known about an article beside its text; null where it is not known. */
export interface Metadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  /** YYYY-MM-DD */
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

/** What is done to many articles at once. */
export type ArticleChange =
  | { readonly kind: "describe"; readonly values: Partial<Metadata> }
  | { readonly kind: "freeze" | "delete" | "restore" };

/** What became of the articles: each was changed, or says why not. */
export interface ChangeOutcome {
  readonly changed: readonly string[];
  readonly refused: readonly { readonly id: string; readonly message: string }[];
}
