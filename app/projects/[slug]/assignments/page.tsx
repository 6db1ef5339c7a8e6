import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listAssignments } from "@/lib/data/assignments";
import { can } from "@/lib/domain/access";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { Missing } from "./missing";
import { requirePlan } from "./plan";
import { RoundChoice, RoundRules } from "./round";
import { RoundWork } from "./round-work";

export const metadata = { title: "Assignments" };

export default async function AssignmentsPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ round?: string | string[] }>;
}) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "assignment:read"));
  const plan = await load(requirePlan(slug));
  const assignments = await listAssignments(access);
  const mayEdit = can(access.role, "assignment:edit");

  const { round: chosen } = await searchParams;
  const round = plan.rounds.find(({ id }) => id === chosen) ?? plan.rounds.at(-1);
  const address = `/projects/${slug}/assignments`;
  const ready = plan.codebookPublished && plan.articles.length > 0 && plan.coders.length > 0;

  return (
    <Page>
      <PageHeader
        title="Assignments"
        description="Who codes which article in which round."
        actions={
          mayEdit &&
          round && (
            <>
              <ButtonLink href={`${address}/rounds/new`}>New round</ButtonLink>
              {ready && !round.closedAt && (
                <ButtonLink href={`${address}/new?round=${round.id}`} variant="primary">
                  Assign articles
                </ButtonLink>
              )}
            </>
          )
        }
      />
      {round && (
        <>
          <RoundChoice address={address} rounds={plan.rounds} current={round} />
          <RoundRules round={round} />
        </>
      )}
      {ready && round ? (
        <RoundWork
          slug={slug}
          plan={plan}
          round={round}
          assignments={assignments.filter(({ roundId }) => roundId === round.id)}
          mayEdit={mayEdit}
        />
      ) : (
        <Missing slug={slug} plan={plan} mayEdit={mayEdit} />
      )}
    </Page>
  );
}
