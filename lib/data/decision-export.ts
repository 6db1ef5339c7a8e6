import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Anchor } from "@/lib/domain/annotation";
import type { DecisionBasis, DecisionKind } from "@/lib/domain/decision";
import type { DecisionRow } from "@/lib/domain/export/decision-row";
import { readFrames } from "./frames";
import { readMerges } from "./merged-frames";
import { readNames } from "./names";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { countedAdjudications } from "./visibility";

/** Settled articles read at a time. */
const PAGE = 100;

/**
 * Every decision in force on the closed articles that the caller may count, also those that
 * reject: by article and round, then in the order of the text.
 *
 * @param db a snapshot, where other things are read that must fit
 */
export async function* readDecisions(
  access: ProjectAccess<"statistics:read">,
  db: Transaction = prisma,
): AsyncGenerator<DecisionRow> {
  const { projectId } = access;
  const [merges, draft, nameOf, rounds] = await Promise.all([
    readMerges(db, projectId),
    readFrames(db, access),
    readNames(db, projectId),
    db.round.findMany({
      where: { projectId },
      select: { id: true, name: true, codebookVersion: { select: { frames: true } } },
    }),
  ]);
  const drafted = new Map(draft.map(({ id, name }) => [id, name]));
  const roundOf = new Map(
    rounds.map(({ id, name, codebookVersion }) => {
      const frames = publishedFrames(codebookVersion.frames);
      return [id, { name, frames: new Map(frames.map((frame) => [frame.id, frame.name])) }];
    }),
  );

  for (let after: string | undefined; ;) {
    const page = await db.adjudication.findMany({
      where: countedAdjudications(access),
      orderBy: [{ articleId: "asc" }, { roundId: "asc" }],
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        ...{ id: true, articleId: true, roundId: true },
        article: { select: { title: true, fileName: true } },
        decisions: {
          where: { replacedAt: null },
          orderBy: [{ start: "asc" }, { end: "desc" }, { id: "asc" }],
          select: {
            ...{ id: true, kind: true, basis: true, frameId: true, start: true, end: true },
            ...{ quote: true, reason: true, anchor: true, decidedById: true, createdAt: true },
            textVersion: { select: { number: true } },
            sources: { orderBy: { annotationId: "asc" }, select: { annotationId: true } },
          },
        },
      },
    });
    for (const { articleId, roundId, article, decisions } of page) {
      const round = roundOf.get(roundId)!;
      for (const decision of decisions) {
        const { frameId } = decision;
        const frame = round.frames.get(frameId) ?? drafted.get(frameId)!;
        const target = merges.resolve(frameId);
        yield {
          decisionId: decision.id,
          articleId,
          articleTitle: article.title ?? article.fileName,
          round: round.name,
          kind: decision.kind as DecisionKind,
          basis: decision.basis as DecisionBasis,
          frame,
          countsAs: target === frameId ? frame : drafted.get(target)!,
          anchor: decision.anchor as Anchor,
          start: decision.start,
          end: decision.end,
          textVersion: decision.textVersion?.number ?? null,
          quote: decision.quote,
          reason: decision.reason,
          decidedBy: nameOf(decision.decidedById),
          decidedAt: decision.createdAt.toISOString(),
          annotationIds: decision.sources.map(({ annotationId }) => annotationId).join(" "),
        };
      }
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}
