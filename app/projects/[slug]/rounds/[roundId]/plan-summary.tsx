import { STRATA_WORDS } from "@/components/assignments/plan-words";
import type { AssignmentPlan } from "@/lib/domain/planning/plan";

/** The plan by which articles were given out last, in a sentence for the methods section. */
export function PlanSummary({ plan }: { plan: AssignmentPlan }) {
  return (
    <section aria-labelledby="plan" className="flex max-w-measure flex-col gap-2">
      <h2 id="plan">The plan</h2>
      <p>
        {plan.overlap === 0
          ? "Each article goes to one reviewer"
          : `${plan.reviewersPerArticle} reviewers code ${plan.overlap} % of the articles, one codes each of the others`}
        ; {STRATA_WORDS[plan.strata].sentence}. {plan.reviewerIds.length} reviewers
        {plan.quota === null ? "" : `, each with at most ${plan.quota} articles`}, everyone in a
        random order of their own. Seed {plan.seed}.
      </p>
    </section>
  );
}
