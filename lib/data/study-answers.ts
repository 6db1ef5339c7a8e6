import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { NOT_RELEVANT, publishedForm } from "@/lib/domain/article-form";
import type { AttributeRole } from "@/lib/domain/attribute";
import { groupBy } from "@/lib/domain/group-by";
import type { SettledFilter } from "@/lib/domain/statistics/filter";
import { listFinalAnswers } from "./final-layer";
import type { Work } from "./study-work";

/**
 * The articles that were found not relevant: by the settled answer in the final layer,
 * by more than half of the answers otherwise. Where nobody was asked, all are relevant.
 */
export async function listRelevances(
  access: ProjectAccess<"statistics:read">,
  filter: SettledFilter,
  work: readonly Work[],
): Promise<Set<string>> {
  const attributeId = await findQuestion(access, filter.round, "relevance");
  if (attributeId === null) return new Set();
  const answers = await listAnswers(access, filter, attributeId, work);
  return new Set(
    [...groupBy(answers, ({ articleId }) => articleId)].flatMap(([articleId, given]) => {
      const against = given.filter(({ value }) => value === NOT_RELEVANT).length;
      return 2 * against > given.length ? [articleId] : [];
    }),
  );
}

/** The question on the article that the round's codebook asks for this purpose; null where it does not. */
async function findQuestion(
  { projectId }: ProjectAccess,
  roundId: string,
  role: AttributeRole,
): Promise<string | null> {
  const round = await prisma.round.findFirst({
    where: { id: roundId, projectId },
    select: { codebookVersion: { select: { attributes: true, rules: true } } },
  });
  if (!round) return null;
  const { attributes } = publishedForm(round.codebookVersion);
  return attributes.find((one) => one.scope === "article" && one.role === role)?.id ?? null;
}

/** Answers to one question on the article in the filter's layer; who gave no answer has no row. */
async function listAnswers(
  access: ProjectAccess<"statistics:read">,
  { round, layer }: SettledFilter,
  attributeId: string,
  work: readonly Work[],
): Promise<{ readonly articleId: string; readonly value: unknown }[]> {
  if (layer === "final") {
    const settled = await listFinalAnswers(access, round);
    return settled.flatMap(({ articleId, answers }) =>
      answers[attributeId] === undefined ? [] : [{ articleId, value: answers[attributeId] }],
    );
  }
  const articleOf = new Map(work.map(({ id, articleId }) => [id, articleId]));
  const rows = await prisma.articleAnswer.findMany({
    where: { attributeId, assignment: { roundId: round } },
    select: { assignmentId: true, value: true },
  });
  return rows.flatMap(({ assignmentId, value }) => {
    const articleId = articleOf.get(assignmentId);
    return articleId === undefined || value === null ? [] : [{ articleId, value }];
  });
}
