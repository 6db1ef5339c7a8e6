import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Annotation } from "@/lib/domain/annotation";
import type { Answers } from "@/lib/domain/attribute";
import type { DecisionBasis, DecisionKind } from "@/lib/domain/decision";
import { AppError } from "@/lib/domain/errors";
import { finalDecisions } from "../final-layer";
import type { Page, PageRequest } from "../page";
import { pageOf, rowsOfPage } from "../page";
import { countedAdjudications } from "../visibility";

/** An annotation of the final layer. */
export interface DecisionRecord {
  readonly id: string;
  readonly roundId: string;
  readonly articleId: string;
  readonly kind: DecisionKind;
  readonly basis: DecisionBasis;
  readonly frameId: string;
  readonly start: number;
  readonly end: number;
  readonly pieces: Annotation["pieces"];
  readonly quote: string;
  readonly attributes: Answers;
  readonly reason: string;
  readonly textVersion: number | null;
  readonly decidedById: string;
  readonly createdAt: Date;
  /** The reviewers' annotations that it settles. */
  readonly annotationIds: readonly string[];
}

/** The final layer of closed articles, as far as the caller may count it, in the order of ids. */
export async function listDecisionRecords(
  access: ProjectAccess<"statistics:read">,
  filter: {
    readonly roundId?: string | undefined;
    readonly articleId?: string | undefined;
    readonly frameId?: string | undefined;
  },
  page: PageRequest,
): Promise<Page<DecisionRecord>> {
  const { where, ...rows } = rowsOfPage(page);
  const { roundId, articleId, frameId } = filter;
  const found = await prisma.decision.findMany({
    where: {
      AND: [where, finalDecisions, frameId === undefined ? {} : { frameId }],
      adjudication: {
        AND: [
          countedAdjudications(access),
          roundId === undefined ? {} : { roundId },
          articleId === undefined ? {} : { articleId },
        ],
      },
    },
    ...rows,
    select: {
      ...{ id: true, kind: true, basis: true, frameId: true, start: true, end: true, pieces: true },
      ...{ quote: true, attributes: true, reason: true, decidedById: true, createdAt: true },
      adjudication: { select: { roundId: true, articleId: true } },
      textVersion: { select: { number: true } },
      sources: { orderBy: { annotationId: "asc" }, select: { annotationId: true } },
    },
  });
  return pageOf(
    found.map(({ adjudication, textVersion, sources, ...row }) => ({
      ...row,
      ...adjudication,
      kind: row.kind as DecisionKind,
      basis: row.basis as DecisionBasis,
      pieces: row.pieces as unknown as Annotation["pieces"],
      attributes: row.attributes as unknown as Answers,
      textVersion: textVersion?.number ?? null,
      annotationIds: sources.map(({ annotationId }) => annotationId),
    })),
    page,
  );
}

/** @throws {AppError} not_found, unless the article was given out in this round of the project */
export async function requireCodedIn(
  { projectId }: ProjectAccess,
  roundId: string,
  articleId: string,
): Promise<void> {
  const given = await prisma.assignment.findFirst({
    where: {
      roundId,
      articleId,
      round: { projectId, deletedAt: null },
      article: { deletedAt: null },
    },
    select: { id: true },
  });
  if (!given) throw new AppError("not_found", "This article is not coded in this round.");
}
