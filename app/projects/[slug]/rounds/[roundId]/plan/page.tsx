import { PlanForm } from "@/components/assignments/plan-form";
import { reviewerHint } from "@/components/assignments/reviewer-words";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { findPlan } from "@/lib/data/plans";
import { readRoundTotals } from "@/lib/data/round-work";
import { requireRound } from "@/lib/data/rounds";
import { listSampleNames } from "@/lib/data/samples";
import { seedFrom } from "@/lib/domain/random";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { Missing } from "../../../assignments/missing";
import { requirePlan } from "../../../assignments/plan";
import { carryOutPlan, previewPlan } from "../actions";

export const metadata = { title: "Assign by a plan" };

export default async function PlanPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string; roundId: string }>;
  searchParams: Promise<{ sample?: string | string[] }>;
}) {
  const { slug, roundId } = await params;
  const { sample: drawn } = await searchParams;
  await load(requireProject(slug, "assignment:edit"));
  const access = await load(requireProject(slug, "assignment:read"));
  const round = await load(requireRound(access, roundId));
  const [there, before, totals, samples] = await Promise.all([
    requirePlan(slug),
    findPlan(access, roundId),
    readRoundTotals(access, roundId),
    listSampleNames(access),
  ]);
  const has = new Map(totals.reviewers.map((one) => [one.reviewerId, one.articles]));
  const address = `/projects/${slug}/rounds/${roundId}`;
  const seed = String(seedFrom(roundId));
  // The planner of statistics has drawn articles that two reviewers are to code.
  const twice = samples.some(({ id }) => id === drawn)
    ? {
        ...{ seed, sampleId: String(drawn), size: null, overlap: 100, reviewersPerArticle: 2 },
        ...{ strata: "none" as const, quota: null, dueOn: null },
        reviewerIds: there.coders.flatMap(({ userId, role }) =>
          role === "reviewer" ? userId : [],
        ),
      }
    : null;

  return (
    <Page width="measure">
      <PageHeader
        title="Assign by a plan"
        description={
          before
            ? "Articles of this round were given out by a plan before. Carried out again, it gives out what nobody has yet; what reviewers have stays."
            : "Say how much is coded by several reviewers, look at what comes of it, then give the articles out. Each reviewer gets a random order of their own, and nobody can tell which articles are shared."
        }
        breadcrumbs={[
          { href: `/projects/${slug}/assignments?round=${roundId}`, label: "Assignments" },
          { href: address, label: round.name },
        ]}
      />
      {there.frozen === 0 || there.coders.length === 0 ? (
        <Missing slug={slug} plan={there} mayEdit />
      ) : round.closedAt ? (
        <EmptyState
          title="This round is closed"
          action={<ButtonLink href={address}>Back to the round</ButtonLink>}
        >
          Reopen it to give out more articles.
        </EmptyState>
      ) : (
        <PlanForm
          before={twice ?? before}
          seed={seed}
          free={totals.frozen - totals.articles}
          samples={samples}
          reviewers={there.coders.map(({ userId, name, role }) => ({
            id: userId,
            name,
            hint: reviewerHint(role, has.get(userId) ?? 0),
            codes: role === "reviewer",
          }))}
          preview={previewPlan.bind(null, slug, roundId)}
          carryOut={carryOutPlan.bind(null, slug, roundId)}
          back={address}
        />
      )}
    </Page>
  );
}
