import { ArticleList } from "@/components/assignments/article-list";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import type { RoundArticle } from "@/lib/data/round-work";
import { listRoundArticles, ROUND_PAGE } from "@/lib/data/round-work";
import { listSampleNames } from "@/lib/data/samples";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { giveArticle, reassignArticle, withdrawAssignment } from "./actions";
import { ListFilter } from "./list-filter";
import type { ListQuery } from "./list-query";
import { listHref, listQuery } from "./list-query";
import { Missing } from "./missing";
import { requirePlan } from "./plan";
import { RoundChoice } from "./round-choice";

export const metadata = { title: "Assignments" };

export default async function AssignmentsPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "assignment:read"));
  const plan = await load(requirePlan(slug));
  const asked = listQuery.parse(await searchParams);
  const round = plan.rounds.find(({ id }) => id === asked.round) ?? plan.rounds.at(-1);
  const address = `/projects/${slug}/assignments`;
  const mayEdit = can(access.role, "assignment:edit");
  const ready = plan.codebookPublished && plan.frozen > 0 && plan.coders.length > 0;
  if (!round || !ready) {
    return (
      <Page>
        <PageHeader title="Assignments" description="Who codes which article in which round." />
        <Missing slug={slug} plan={plan} mayEdit={mayEdit} />
      </Page>
    );
  }

  const query = { ...asked, round: round.id };
  const [{ articles, total, problem }, samples] = await Promise.all([
    load(find(access, round.id, query)),
    listSampleNames(access),
  ]);
  const open = mayEdit && !round.closedAt;
  return (
    <Page>
      <PageHeader
        title="Assignments"
        description="Who codes which article in which round."
        actions={
          <>
            {mayEdit && <ButtonLink href={`${address}/rounds/new`}>New round</ButtonLink>}
            {open && (
              <>
                <ButtonLink href={`${address}/new?round=${round.id}`}>Assign articles</ButtonLink>
                <ButtonLink href={`/projects/${slug}/rounds/${round.id}/plan`} variant="primary">
                  Assign by a plan
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <RoundChoice address={address} rounds={plan.rounds} current={round.id} />
      <div className="flex flex-col gap-6">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span>
            The round <b>“{round.name}”</b>
            {round.closedAt && " is closed"}.
          </span>
          <ButtonLink href={`/projects/${slug}/rounds/${round.id}`} size="small">
            How far it is, and what holds in it
          </ButtonLink>
        </p>
        {plan.unfrozen > 0 && (
          <Notice>
            {plan.unfrozen === 1 ? "One more text is" : `${plan.unfrozen} more texts are`} not
            frozen yet and cannot be assigned.
          </Notice>
        )}
        <ListFilter query={query} samples={samples} />
        <FormError>{problem}</FormError>
        {articles.length > 0 ? (
          <ArticleList
            articles={articles}
            address={`/projects/${slug}/articles`}
            coders={plan.coders.map(({ userId, name }) => ({ id: userId, name }))}
            changes={
              open
                ? {
                    give: giveArticle.bind(null, slug, round.id),
                    withdraw: withdrawAssignment.bind(null, slug),
                    reassign: reassignArticle.bind(null, slug),
                  }
                : undefined
            }
          />
        ) : (
          <p className="text-muted">No article fits. Show all, or look for other words.</p>
        )}
        <PageLinks
          page={query.page}
          size={ROUND_PAGE}
          total={total}
          unit="articles"
          href={(page) => listHref(address, { ...query, page })}
        />
      </div>
    </Page>
  );
}

/** The articles that are asked for; none, and why, where the words are no search. */
async function find(
  access: ProjectAccess<"assignment:read">,
  roundId: string,
  { list, q: words, page, sample }: ListQuery,
): Promise<{ articles: RoundArticle[]; total: number; problem?: string }> {
  try {
    return await listRoundArticles(access, roundId, {
      list,
      words,
      page,
      sampleId: sample || null,
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_input") throw error;
    return { articles: [], total: 0, problem: error.message };
  }
}
