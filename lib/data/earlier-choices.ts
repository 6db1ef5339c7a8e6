import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { CleaningChoices } from "@/lib/domain/clean/clean";
import type { ChosenArticle } from "@/lib/domain/clean/learned";

/** Articles whose choices are looked at, and those whose texts are read. */
const MOST_ARTICLES = 500;
const MOST_TEXTS = 40;

/** The articles of this one's outlet in which a person chose lines most recently; none without an outlet. */
export async function listEarlierChoices(
  access: ProjectAccess<"article:read">,
  articleId: string,
): Promise<ChosenArticle[]> {
  const { projectId } = access;
  const article = await prisma.article.findFirst({
    where: { id: articleId, projectId },
    select: { outletId: true },
  });
  if (!article?.outletId) return [];
  const siblings = await prisma.article.findMany({
    where: { projectId, outletId: article.outletId, id: { not: articleId }, deletedAt: null },
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    take: MOST_ARTICLES,
    select: { id: true, choices: true },
  });
  const chosen = new Map(
    siblings
      .map(({ id, choices }) => [id, choices as unknown as CleaningChoices] as const)
      .filter(
        ([, { keep, drop, zones }]) => keep.length + drop.length + Object.keys(zones).length > 0,
      )
      .slice(0, MOST_TEXTS),
  );
  const texts = await prisma.article.findMany({
    where: { id: { in: [...chosen.keys()] }, projectId },
    select: { id: true, raw: true },
  });
  return texts.map(({ id, raw }) => ({ raw, choices: chosen.get(id)! }));
}
