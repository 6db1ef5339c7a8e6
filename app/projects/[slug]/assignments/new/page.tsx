import { notFound } from "next/navigation";
import { AssignForm } from "@/components/assignments/assign-form";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { listAssignments } from "@/lib/data/assignments";
import { codedInsteadOf } from "@/lib/data/duplicates";
import { listSampledIds } from "@/lib/data/samples";
import { groupBy } from "@/lib/domain/group-by";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { createAssignments } from "../actions";
import { Missing } from "../missing";
import { requirePlan } from "../plan";

export const metadata = { title: "Assign articles" };

export default async function AssignPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ round?: string | string[] }>;
}) {
  const { slug } = await params;
  await load(requireProject(slug, "assignment:edit"));
  const access = await load(requireProject(slug, "assignment:read"));
  const plan = await load(requirePlan(slug));
  const { round: chosen } = await searchParams;
  const round = plan.rounds.find(({ id }) => id === chosen);
  if (!round) notFound();

  const { articles, coders } = plan;
  const [everything, codedFor, samples] = await Promise.all([
    listAssignments(access),
    codedInsteadOf(access),
    listSampledIds(access),
  ]);
  const assignments = everything.filter(({ roundId }) => roundId === round.id);
  const offered = new Set(articles.map(({ id }) => id));
  const byArticle = groupBy(assignments, ({ articleId }) => articleId);
  const byReviewer = groupBy(assignments, ({ reviewerId }) => reviewerId);
  const address = `/projects/${slug}/assignments`;

  return (
    <Page width="measure">
      <PageHeader
        title="Assign articles"
        description={`In the round “${round.name}”. Every chosen reviewer gets every chosen article, in a random order of their own. Who has an article already keeps it as it is.`}
        breadcrumbs={[{ href: `${address}?round=${round.id}`, label: "Assignments" }]}
      />
      {articles.length > 0 && coders.length > 0 ? (
        <AssignForm
          articles={articles.map(({ id, title, fileName, language, outlet }) => ({
            id,
            name: title ?? fileName,
            language,
            hint: [
              outlet,
              reviewersOf(byArticle.get(id)?.length ?? 0),
              codedFor.has(id) && `a copy: “${codedFor.get(id)}” is coded for it`,
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
          unassigned={articles
            .filter(({ id }) => !byArticle.has(id) && !codedFor.has(id))
            .map(({ id }) => id)}
          copies={new Set(codedFor.keys())}
          samples={samples.map(({ articleIds, ...sample }) => ({
            ...sample,
            articleIds: articleIds.filter((id) => offered.has(id)),
          }))}
          reviewers={coders.map(({ userId, name, role }) => ({
            id: userId,
            name,
            hint: [
              role !== "reviewer" && role,
              `has ${byReviewer.get(userId)?.length ?? 0} of ${articles.length} articles`,
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
          action={createAssignments.bind(null, slug, round.id)}
          back={`${address}?round=${round.id}`}
        />
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
