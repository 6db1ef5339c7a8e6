import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { comparedUnits } from "@/lib/domain/agreement/agreement-parts";
import type { Outcome } from "@/lib/domain/agreement/difference-matrix";
import { comparisonOf } from "@/lib/domain/differences";
import { sliceCodePoints } from "@/lib/domain/text/offsets";
import type { AgreementScope } from "./agreement-scope";
import { readCodedTexts } from "./agreement-texts";

/** A passage behind a count of the differences table. */
export interface DifferencePassage {
  readonly articleId: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly tags: readonly {
    readonly reviewerId: string;
    readonly frameId: string;
    readonly start: number;
    readonly end: number;
    readonly quote: string;
  }[];
}

/** Which count it is: passages with this outcome and frame, and the other one where two are confused. */
export interface WantedDifference {
  readonly outcome: Outcome;
  readonly frame: string;
  readonly other: string | null;
}

/**
 * The passages behind a count, in the order of the articles' titles; as many as it says.
 * Only articles in which somebody found the frame are read.
 */
export async function listDifferencePassages(
  access: ProjectAccess<"statistics:read">,
  scope: AgreementScope,
  { outcome, frame, other }: WantedDifference,
): Promise<DifferencePassage[]> {
  const uses = await prisma.frameUse.findMany({
    where: {
      ...{ projectId: access.projectId, roundId: scope.round.id },
      ...{ layer: "reviewer", frameId: frame },
    },
    select: { articleId: true },
    distinct: ["articleId"],
  });
  const having = new Set(uses.map(({ articleId }) => articleId));
  const work = scope.work.filter(
    ({ articleId }) => having.has(articleId) && !scope.irrelevant.has(articleId),
  );
  const found: Omit<DifferencePassage, "title" | "outlet">[] = [];
  for await (const { articleId, text, passes } of readCodedTexts(access, { ...scope, work })) {
    if (passes.length < 2) continue;
    const { agreements, differences } = comparisonOf(
      comparedUnits(passes),
      passes.map(({ reviewerId }) => reviewerId),
    );
    const clusters =
      outcome === "agreed" ? agreements : differences.filter(({ kind }) => kind === outcome);
    for (const { annotations } of clusters) {
      const frameIds = annotations.map(({ frameId }) => frameId);
      if (!frameIds.includes(frame) || (other !== null && !frameIds.includes(other))) continue;
      const tags = annotations.map(({ reviewerId, frameId, start, end }) => ({
        ...{ reviewerId, frameId, start, end },
        quote: sliceCodePoints(text, { start, end }),
      }));
      found.push({ articleId, tags });
    }
  }
  const articles = await prisma.article.findMany({
    where: { id: { in: [...new Set(found.map(({ articleId }) => articleId))] } },
    select: { id: true, title: true, fileName: true, outlet: { select: { name: true } } },
  });
  const about = new Map(articles.map((article) => [article.id, article]));
  return found
    .map((passage) => {
      const { title, fileName, outlet } = about.get(passage.articleId)!;
      return { ...passage, title: title ?? fileName, outlet: outlet?.name ?? null };
    })
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** What these articles are called. */
export async function listTitles(
  { projectId }: ProjectAccess<"statistics:read">,
  articleIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await prisma.article.findMany({
    where: { projectId, id: { in: [...articleIds] } },
    select: { id: true, title: true, fileName: true },
  });
  return new Map(rows.map(({ id, title, fileName }) => [id, title ?? fileName]));
}

function placeOf({ title, articleId, tags }: DifferencePassage): string {
  return `${title} ${articleId} ${String(tags[0]?.start ?? 0).padStart(9, "0")}`;
}
