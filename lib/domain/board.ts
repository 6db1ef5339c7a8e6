/** Where an article of a round stands, all who code it taken together. */
export const ARTICLE_STATES = ["open", "submitted", "dispute", "closed"] as const;

/**
 * `open`: somebody has still to hand it in. `submitted`: everybody has. `dispute`: and
 * differences are waiting to be settled; for whoever may not know of them yet it is
 * `submitted`. `closed`: settled.
 */
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** Articles of a round by their state. */
export type ArticleCounts = Readonly<Record<ArticleState, number>>;

export function totalOf(counts: ArticleCounts): number {
  return ARTICLE_STATES.reduce((sum, state) => sum + counts[state], 0);
}
