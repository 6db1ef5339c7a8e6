import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { visibleDecisions } from "./adjudications";
import type { DecisionAccess } from "./settling";
import { auditSettling } from "./settling";
import { visibleAssignments } from "./visibility";

/** A real passage filed with a frame, as an example or as what it is not. */
export interface FiledPassage {
  readonly id: string;
  readonly frameId: string;
  readonly kind: "example" | "counter-example";
  readonly quote: string;
  readonly note: string;
  /** Where it was settled; null where it was typed in. */
  readonly settledIn: { readonly roundId: string; readonly articleId: string } | null;
}

/**
 * The passages filed with the project's frames. One that was settled tells what was
 * tagged: who codes that article sees it only when the tags it settles may be seen.
 */
export async function listFiledPassages(access: ProjectAccess): Promise<FiledPassage[]> {
  const rows = await prisma.framePassage.findMany({
    where: {
      frame: { projectId: access.projectId },
      deletedAt: null,
      OR: [
        { decisionId: null },
        {
          decision: {
            adjudication: { article: { assignments: { none: { reviewerId: access.userId } } } },
          },
        },
        {
          decision: {
            sources: { every: { annotation: { assignment: visibleAssignments(access) } } },
          },
        },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      frameId: true,
      kind: true,
      quote: true,
      note: true,
      decision: { select: { adjudication: { select: { roundId: true, articleId: true } } } },
    },
  });
  return rows.map(({ decision, kind, ...row }) => ({
    ...row,
    kind: kind as FiledPassage["kind"],
    settledIn: decision?.adjudication ?? null,
  }));
}

/** How a settled passage is filed with a frame. */
export interface NewFiledPassage {
  /** The frame it shows, or with "counter-example" the one it could be taken for. */
  readonly frameId: string;
  readonly kind: FiledPassage["kind"];
  readonly note: string;
}

/**
 * File the passage of a settled decision as an example or counter-example of a frame.
 * The codebook entry leads back to it, for those who may see it.
 *
 * @throws {AppError} not_found; conflict, when it is filed like this already or the
 *   decision is no longer in force
 */
export async function filePassage(
  access: DecisionAccess,
  decisionId: string,
  { frameId, kind, note }: NewFiledPassage,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    const decision = await tx.decision.findFirst({
      where: {
        AND: [visibleDecisions(access), { id: decisionId }],
        adjudication: { round: { projectId }, article: { deletedAt: null } },
      },
      select: { quote: true, replacedAt: true },
    });
    const frame = await tx.frame.findFirst({
      where: { id: frameId, projectId, deletedAt: null, isGroup: false },
      select: { id: true },
    });
    if (!decision || !frame) {
      throw new AppError("not_found", "This decision or frame does not exist.");
    }
    if (decision.replacedAt) {
      throw new AppError("conflict", "Another decision stands in the place of this one.");
    }
    const filed = await tx.framePassage.count({
      where: { decisionId, frameId, kind, deletedAt: null },
    });
    if (filed > 0) throw new AppError("conflict", `This passage is filed as ${kind} already.`);
    const id = crypto.randomUUID();
    const { quote } = decision;
    await tx.framePassage.create({
      data: { id, frameId, kind, note: note.trim(), quote, decisionId, filedById: userId },
    });
    await auditSettling(tx, access, "passage.file", id);
  });
}
