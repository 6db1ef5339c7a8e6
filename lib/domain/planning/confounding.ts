import { groupBy } from "../group-by";
import type { PlanArticle } from "./plan";

/** Codings of an outlet or a month below which a lopsided share says nothing. */
const FEWEST_CODINGS = 4;
/** Most sentences about outlets, and about months. */
const MOST_SENTENCES = 4;

interface GivenOut extends Pick<PlanArticle, "outlet" | "publishedOn"> {
  readonly reviewerIds: readonly string[];
}

/**
 * Where the outlet or the month and the reviewer cannot be told apart: one reviewer has
 * at least half of its codings, and a third of them more than his or her share of all.
 * What then looks like a difference between outlets, or like a change over time, may be
 * the reviewer's own way of coding.
 */
export function confounded(
  articles: readonly GivenOut[],
  reviewers: readonly { readonly id: string; readonly name: string }[],
): string[] {
  if (reviewers.length < 2) return [];
  const codings = articles.flatMap(({ reviewerIds, outlet, publishedOn }) =>
    reviewerIds.map((reviewerId) => ({ reviewerId, outlet, month: publishedOn?.slice(0, 7) })),
  );
  const names = new Map(reviewers.map(({ id, name }) => [id, name]));
  const share = new Map(
    [...groupBy(codings, ({ reviewerId }) => reviewerId)].map(([id, own]) => [
      id,
      own.length / codings.length,
    ]),
  );
  const lopsided = (of: "outlet" | "month") =>
    [...groupBy(codings, (coding) => coding[of] ?? null)].flatMap(([part, within]) => {
      if (part === null || within.length < FEWEST_CODINGS) return [];
      return [...groupBy(within, ({ reviewerId }) => reviewerId)]
        .filter(([id, own]) => {
          const here = own.length / within.length;
          return here >= 0.5 && here - share.get(id)! >= 1 / 3;
        })
        .map(
          ([id, own]) =>
            `${names.get(id)} has ${own.length} of the ${within.length} codings of ${part}: ${of === "outlet" ? "what is particular there may be the outlet or the reviewer" : "what changes then may be the coverage or the reviewer"}.`,
        );
    });
  return [
    ...lopsided("outlet").slice(0, MOST_SENTENCES),
    ...lopsided("month").slice(0, MOST_SENTENCES),
  ];
}
