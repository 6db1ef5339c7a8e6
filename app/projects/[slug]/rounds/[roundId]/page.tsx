import { LeftWorkList } from "@/components/assignments/left-work";
import { ReviewerProgress } from "@/components/assignments/reviewer-progress";
import { RoundFacts } from "@/components/assignments/round-facts";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listLeftWork } from "@/lib/data/late-work";
import { findPlan } from "@/lib/data/plans";
import { findProject } from "@/lib/data/projects";
import { readRoundTotals } from "@/lib/data/round-work";
import { listRounds, requireRound } from "@/lib/data/rounds";
import { goesWithThing } from "@/lib/data/trash";
import { grant } from "@/lib/domain/access";
import { dayAt, roundState } from "@/lib/domain/round";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { reassignArticle } from "../../assignments/actions";
import { requirePlan } from "../../assignments/plan";
import { takeInWork } from "./actions";
import { PlanSummary } from "./plan-summary";
import { RoundActions } from "./round-actions";

export const metadata = { title: "Round" };

/** One round: what holds in it, how far it is, and what left its reviewers' queues. */
export default async function RoundPage({
  params,
}: {
  params: Promise<{ slug: string; roundId: string }>;
}) {
  const { slug, roundId } = await params;
  const access = await load(requireProject(slug, "assignment:read"));
  const round = await load(requireRound(access, roundId));
  const [project, rounds, totals, left, plan, { coders }] = await Promise.all([
    findProject(access),
    listRounds(access),
    readRoundTotals(access, roundId),
    listLeftWork(access, roundId),
    findPlan(access, roundId),
    requirePlan(slug),
  ]);
  const lead = grant(access, "project:edit");
  const goes = lead && (await goesWithThing(lead, "round", roundId));
  const address = `/projects/${slug}`;
  const given = totals.reviewers.reduce((sum, { articles }) => sum + articles, 0);
  const submitted = totals.reviewers.reduce((sum, reviewer) => sum + reviewer.submitted, 0);

  return (
    <Page>
      <PageHeader
        title={round.name}
        breadcrumbs={[{ href: `${address}/assignments?round=${roundId}`, label: "Assignments" }]}
        actions={
          goes !== null && (
            <RoundActions slug={slug} round={round} open={given - submitted} goes={goes} />
          )
        }
      />
      <div className="flex flex-col gap-12">
        <RoundFacts
          round={round}
          state={roundState(round, dayAt(new Date(), project.timeZone))}
          entry={rounds.find(({ id }) => id === round.entryRoundId)?.name ?? null}
        />
        <div className="flex flex-wrap gap-3 empty:hidden">
          {round.kind === "training" && (
            <ButtonLink href={`${address}/rounds/${roundId}/training`} variant="primary">
              Training: scores and expert coding
            </ButtonLink>
          )}
          {round.kind === "norming" && (
            <ButtonLink href={`${address}/rounds/${roundId}/norming`} variant="primary">
              Norming session
            </ButtonLink>
          )}
        </div>
        <section aria-labelledby="progress" className="flex flex-col gap-4">
          <div className="flex flex-wrap items-end justify-between gap-4">
            <h2 id="progress">How far it is</h2>
            <div className="flex flex-wrap gap-3">
              <ButtonLink href={`${address}/rounds/${roundId}/submissions`} size="small">
                Submissions
              </ButtonLink>
              <ButtonLink href={`${address}/assignments?round=${roundId}&list=given`} size="small">
                Article by article
              </ButtonLink>
            </div>
          </div>
          <p>
            {inWords(totals.articles)} of {inWords(totals.frozen)} frozen articles are given out,{" "}
            {inWords(totals.shared)} of them to several reviewers. {inWords(submitted)} of{" "}
            {inWords(given)} codings are submitted, and {inWords(totals.settled)} of{" "}
            {inWords(totals.articles)} {totals.articles === 1 ? "article" : "articles"} settled.
          </p>
          <ReviewerProgress reviewers={totals.reviewers} />
        </section>
        {plan && <PlanSummary plan={plan} />}
        {left.length > 0 && (
          <section aria-labelledby="left" className="flex flex-col gap-4">
            <div>
              <h2 id="left">Handed back and taken back</h2>
              <p className="text-muted">
                These articles left a reviewer’s queue. What was done on them is kept, also what
                arrives later from a browser that was offline. It counts only if you take it in.
              </p>
            </div>
            <LeftWorkList
              rows={left}
              coders={coders.map(({ userId, name }) => ({ id: userId, name }))}
              {...(lead && {
                reassign: reassignArticle.bind(null, slug),
                takeIn: takeInWork.bind(null, slug),
              })}
            />
          </section>
        )}
      </div>
    </Page>
  );
}

function inWords(count: number): string {
  return count.toLocaleString("en");
}
