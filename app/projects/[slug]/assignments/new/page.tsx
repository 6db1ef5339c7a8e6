import { notFound } from "next/navigation";
import { AssignForm } from "@/components/assignments/assign-form";
import { reviewerHint } from "@/components/assignments/reviewer-words";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { listRoundArticles, readRoundTotals, ROUND_PAGE } from "@/lib/data/round-work";
import { listSampleNames } from "@/lib/data/samples";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createAssignments } from "../actions";
import { ListFilter } from "../list-filter";
import { listHref, listQuery } from "../list-query";
import { Missing } from "../missing";
import { requirePlan } from "../plan";

export const metadata = { title: "Assign articles" };

export default async function AssignPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { slug } = await params;
  await load(requireProject(slug, "assignment:edit"));
  const access = await load(requireProject(slug, "assignment:read"));
  const plan = await load(requirePlan(slug));
  const query = listQuery.parse(await searchParams);
  const round = plan.rounds.find(({ id }) => id === query.round);
  if (!round) notFound();

  const [{ articles, total }, { reviewers }, samples] = await Promise.all([
    load(
      listRoundArticles(access, round.id, {
        ...{ list: query.list, words: query.q, page: query.page },
        sampleId: query.sample || null,
      }),
    ),
    readRoundTotals(access, round.id),
    listSampleNames(access),
  ]);
  const has = new Map(reviewers.map(({ reviewerId, articles }) => [reviewerId, articles]));
  const address = `/projects/${slug}/assignments`;
  const free = articles.filter(({ work }) => work.length === 0);
  const chosen = query.sample ? free : free.filter(({ codedInstead }) => !codedInstead);

  return (
    <Page width="measure">
      <PageHeader
        title="Assign articles"
        description={`In the round “${round.name}”. Every chosen reviewer gets every chosen article, in a random order of their own. Who has an article already keeps it as it is. For many articles, assign by a plan.`}
        breadcrumbs={[
          { href: `${address}?round=${round.id}`, label: "Assignments" },
          { href: `/projects/${slug}/rounds/${round.id}`, label: round.name },
        ]}
      />
      {plan.frozen > 0 && plan.coders.length > 0 ? (
        <div className="flex flex-col gap-8">
          <ListFilter query={query} samples={samples} />
          <PageLinks
            page={query.page}
            size={ROUND_PAGE}
            total={total}
            unit="articles"
            href={(page) => listHref(`${address}/new`, { ...query, page })}
          />
          <AssignForm
            key={JSON.stringify(query)}
            articles={articles.map(({ id, name, language, outlet, codedInstead, work }) => ({
              ...{ id, name, language },
              hint: [
                outlet,
                reviewersOf(work.length),
                codedInstead && `a copy: “${codedInstead}” is coded for it`,
              ]
                .filter(Boolean)
                .join(" · "),
            }))}
            unassigned={chosen.map(({ id }) => id)}
            copies={new Set(articles.flatMap(({ id, codedInstead }) => (codedInstead ? id : [])))}
            reviewers={plan.coders.map(({ userId, name, role }) => ({
              id: userId,
              name,
              hint: reviewerHint(role, has.get(userId) ?? 0),
            }))}
            action={createAssignments.bind(null, slug, round.id)}
            back={`${address}?round=${round.id}`}
          />
        </div>
      ) : (
        <Missing slug={slug} plan={plan} mayEdit />
      )}
    </Page>
  );
}

function reviewersOf(count: number): string {
  if (count === 0) return "nobody has it";
  return count === 1 ? "1 reviewer has it" : `${count} reviewers have it`;
}
