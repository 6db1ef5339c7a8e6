import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type {
  PartsOptions,
  RoundArticle,
  RoundPasses,
} from "@/lib/domain/agreement/agreement-parts";
import { groupBy } from "@/lib/domain/group-by";
import type { AgreementScope } from "./agreement-scope";
import { readAgreementScope } from "./agreement-scope";
import { readCodedTexts } from "./agreement-texts";
import { listRounds } from "./rounds";

/**
 * What the agreement pages compare a round with: the other rounds, training and norming
 * aside, and the moments at which its codebook changed.
 */
export async function readAgreementRounds(
  access: ProjectAccess<"statistics:read">,
  scope: AgreementScope,
): Promise<Pick<PartsOptions, "timeZone" | "versions" | "rounds">> {
  const [project, versions, rounds] = await Promise.all([
    prisma.project.findUniqueOrThrow({
      where: { id: access.projectId },
      select: { timeZone: true },
    }),
    prisma.codebookVersion.findMany({
      where: { projectId: access.projectId, number: { lte: scope.round.codebookVersion } },
      orderBy: { number: "asc" },
      select: { number: true, publishedAt: true },
    }),
    listRounds(access),
  ]);
  const compared = rounds.filter(
    ({ id, kind }) => id === scope.round.id || kind === "main" || kind === "reliability",
  );
  const passes: RoundPasses[] = [];
  for (const { id, name } of compared) {
    const own = await readAgreementScope(access, { ...scope.filter, round: id });
    if (own) passes.push({ name, articles: await articlesOf(access, own) });
  }
  return {
    timeZone: project.timeZone,
    versions: versions.map(({ number, publishedAt }) => ({
      number,
      publishedAt: publishedAt.toISOString(),
    })),
    rounds: passes,
  };
}

async function articlesOf(
  access: ProjectAccess<"statistics:read">,
  scope: AgreementScope,
): Promise<RoundArticle[]> {
  const articles: RoundArticle[] = [];
  for await (const { articleId, passes, askedFrameIds, irrelevant } of readCodedTexts(
    access,
    scope,
  )) {
    if (irrelevant) continue;
    articles.push({
      articleId,
      ...(askedFrameIds && { askedFrameIds }),
      passes: passes.map(({ reviewerId, submittedAt, units }) => ({
        reviewerId,
        submittedAt,
        frameIds: [...groupBy(units, ({ frameId }) => frameId).keys()],
      })),
    });
  }
  return articles;
}
