import { Prisma, prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Anchor } from "@/lib/domain/annotation";
import { AppError } from "@/lib/domain/errors";
import { spanOfWords } from "@/lib/domain/reanchor/words";
import type { Settlement } from "./anchors";
import { recordAudit } from "./audit";
import { visibleDecisions } from "./adjudications";
import { countFinalLayer } from "./frame-uses";
import { settlingChanged } from "./settling";

type DecisionAccess = ProjectAccess<"decision:create">;

/** An article of which decisions wait for a word since its text was corrected. */
export interface UnsettledArticle {
  readonly roundId: string;
  readonly articleId: string;
  readonly title: string;
  readonly decisions: number;
}

/** The articles with decisions that a correction touched, as far as the caller may see them. */
export async function listUnsettledArticles(access: DecisionAccess): Promise<UnsettledArticle[]> {
  // Asked for so that an index of these few is used, of all projects: decisions may be many thousands.
  const touched = await prisma.$queryRaw<{ adjudicationId: string }[]>`
    SELECT DISTINCT "adjudicationId" FROM "Decision" WHERE "anchor" <> 'sound'`;
  if (touched.length === 0) return [];
  const rows = await prisma.adjudication.findMany({
    where: {
      id: { in: touched.map(({ adjudicationId }) => adjudicationId) },
      round: { projectId: access.projectId },
      article: { deletedAt: null },
      decisions: { some: unsettled(access) },
    },
    orderBy: [{ articleId: "asc" }, { roundId: "asc" }],
    select: {
      roundId: true,
      articleId: true,
      article: { select: { title: true, fileName: true } },
      _count: { select: { decisions: { where: unsettled(access) } } },
    },
  });
  return rows.map(({ article, _count, ...place }) => ({
    ...place,
    title: article.title ?? article.fileName,
    decisions: _count.decisions,
  }));
}

/**
 * Settle a decision that a correction of the text touched: it holds, it stands at other
 * words, or it goes. Possible in a closed article too, whose final layer is counted anew;
 * there a decision that goes becomes a rejection, so that its tags stay settled.
 *
 * @throws {AppError} not_found; invalid_input when it is to stand where it cannot
 */
export async function settleDecision(
  access: DecisionAccess,
  id: string,
  settlement: Settlement,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const decision = await tx.decision.findFirst({
      where: {
        ...unsettled(access),
        id,
        adjudication: { round: { projectId: access.projectId }, article: { deletedAt: null } },
      },
      select: {
        anchor: true,
        reason: true,
        adjudication: { select: { id: true, closedAt: true, roundId: true, articleId: true } },
      },
    });
    if (!decision) throw new AppError("not_found", "This decision does not wait for anything.");
    const { adjudication, reason } = decision;
    const anchor = decision.anchor as Anchor;
    if (settlement.kind === "confirm" && anchor === "orphaned") {
      throw new AppError("invalid_input", "Its words are gone. Place it anew, or take it back.");
    }
    if (settlement.kind === "delete" && !adjudication.closedAt) {
      await tx.decision.update({ where: { id }, data: { replacedAt: new Date() } });
    } else if (settlement.kind === "delete") {
      const why = "Taken back after the text was corrected.";
      const data = { kind: "rejected", anchor: "sound", reason: reason ? `${reason} ${why}` : why };
      await tx.decision.update({ where: { id }, data });
    } else {
      const text = await tx.textVersion.findFirstOrThrow({
        where: { articleId: adjudication.articleId },
        orderBy: { number: "desc" },
        select: { id: true, text: true },
      });
      const place = settlement.kind === "place" && {
        ...spanOfWords(text.text, settlement.words),
        quote: settlement.words.trim(),
        pieces: Prisma.DbNull,
        textVersionId: text.id,
      };
      await tx.decision.update({ where: { id }, data: { ...place, anchor: "sound" } });
    }
    await settlingChanged(tx, access, { adjudicationId: adjudication.id, desk: adjudication });
    if (adjudication.closedAt) await countFinalLayer(tx, access.projectId, adjudication.id);
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "decision.settle",
      subjectId: id,
      detail: { kind: settlement.kind },
    });
  });
}

/** A rejection covers nothing, so a correction leaves nothing of it to settle. */
function unsettled(access: DecisionAccess) {
  return {
    ...visibleDecisions(access),
    replacedAt: null,
    kind: { not: "rejected" },
    anchor: { not: "sound" },
  } satisfies Prisma.DecisionWhereInput;
}
