import type { ArticleState } from "@/lib/domain/board";

/** What the states of an article are called on screen, with the colour of their part of the bar. */
export const STATE_WORDS: Readonly<
  Record<ArticleState, { readonly label: string; readonly means: string; readonly fill: string }>
> = {
  open: {
    label: "Open",
    means: "somebody has still to hand it in",
    fill: "bg-line",
  },
  submitted: {
    label: "Submitted",
    means: "everybody has handed it in",
    fill: "bg-success",
  },
  dispute: {
    label: "In dispute",
    means: "with differences to settle",
    fill: "bg-warning",
  },
  closed: { label: "Closed", means: "settled", fill: "bg-accent" },
};
