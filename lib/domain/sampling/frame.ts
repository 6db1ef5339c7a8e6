import type { Candidate, SamplingPlan } from "./plan";

/** Why an article is not in the sampling frame, in the order in which it is asked. */
export const EXCLUSIONS = {
  "not ready": "the text is not frozen yet",
  duplicate: "a printing of an article that is coded for it",
  undated: "no day of publication, so the dates cannot be checked",
  dates: "published outside the dates",
  outlet: "another outlet",
  language: "another language",
  query: "the text does not match the search",
} as const;
export type Exclusion = keyof typeof EXCLUSIONS;

/** The articles a sample can be drawn from, and what became of the others. */
export interface SamplingFrame {
  readonly found: number;
  /** How many articles each reason left out; an article counts under its first reason. */
  readonly excluded: readonly { readonly reason: Exclusion; readonly articles: number }[];
  /** Ordered by id. */
  readonly eligible: readonly Candidate[];
}

/**
 * Who may be drawn under a plan.
 * @param matching the articles whose text matches the plan's query; null for no query
 */
export function samplingFrameOf(
  candidates: readonly Candidate[],
  plan: SamplingPlan,
  matching: ReadonlySet<string> | null,
): SamplingFrame {
  const counts = new Map<Exclusion, number>();
  const eligible = candidates.filter((candidate) => {
    const reason = exclusionOf(candidate, plan, matching);
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return !reason;
  });
  return {
    found: candidates.length,
    excluded: (Object.keys(EXCLUSIONS) as Exclusion[]).flatMap((reason) => {
      const articles = counts.get(reason);
      return articles ? [{ reason, articles }] : [];
    }),
    eligible: [...eligible].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function exclusionOf(
  { id, ready, duplicate, publishedOn, outlet, language }: Candidate,
  plan: SamplingPlan,
  matching: ReadonlySet<string> | null,
): Exclusion | null {
  if (!ready) return "not ready";
  if (duplicate && !plan.withDuplicates) return "duplicate";
  if ((plan.from || plan.to) && !publishedOn) return "undated";
  if (plan.from && publishedOn! < plan.from) return "dates";
  if (plan.to && publishedOn! > plan.to) return "dates";
  if (plan.outletIds.length > 0 && !(outlet && plan.outletIds.includes(outlet.id))) return "outlet";
  if (plan.languages.length > 0 && !(language && plan.languages.includes(language))) {
    return "language";
  }
  return matching && !matching.has(id) ? "query" : null;
}
