import { Prisma, prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Annotation } from "@/lib/domain/annotation";
import type { Answers } from "@/lib/domain/attribute";
import { withMerges } from "@/lib/domain/codebook/merges";
import type { DecisionBasis } from "@/lib/domain/decision";
import type { Span } from "@/lib/domain/span";
import { answersOf } from "./article-answers";
import { readMerges } from "./merged-frames";
import { countedAdjudications } from "./visibility";

/** The decisions in force that keep a passage, also one that the text has lost since. */
export const keptDecisions = {
  replacedAt: null,
  kind: { not: "rejected" },
} satisfies Prisma.DecisionWhereInput;

/** The decisions that make the final layer: those in force that keep a passage the text still has. */
export const finalDecisions = {
  ...keptDecisions,
  anchor: { not: "orphaned" },
} satisfies Prisma.DecisionWhereInput;

/** The same as a condition on rows `p` of "Decision". */
export const FINAL_DECISIONS = Prisma.sql`
  p."replacedAt" IS NULL AND p."kind" <> 'rejected' AND p."anchor" <> 'orphaned'`;

/** An annotation of the final layer. */
export interface FinalAnnotation extends Span {
  /** Of its decision. */
  readonly id: string;
  readonly articleId: string;
  /** The frame it counts as. Offsets, as everywhere, in code points of its text version. */
  readonly frameId: string;
  readonly pieces: Annotation["pieces"];
  readonly quote: string;
  readonly attributes: Answers;
  readonly basis: DecisionBasis;
  readonly textVersionId: string | null;
}

/** Many articles are read in pages of so many. */
const PAGE = 500;

/**
 * The final layer of one round, article by article in the order of their ids, as far as
 * the viewer may count it; within an article in the order of the text.
 */
export async function* readFinalAnnotations(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
): AsyncGenerator<FinalAnnotation> {
  const merges = await readMerges(prisma, access.projectId);
  for (let after: string | undefined; ;) {
    const page = await prisma.adjudication.findMany({
      where: { AND: [countedAdjudications(access), { roundId }] },
      orderBy: { articleId: "asc" },
      take: PAGE,
      ...(after !== undefined && {
        cursor: { roundId_articleId: { roundId, articleId: after } },
        skip: 1,
      }),
      select: {
        articleId: true,
        decisions: {
          where: finalDecisions,
          orderBy: [{ start: "asc" }, { end: "desc" }, { id: "asc" }],
          select: {
            id: true,
            frameId: true,
            start: true,
            end: true,
            pieces: true,
            quote: true,
            attributes: true,
            basis: true,
            textVersionId: true,
          },
        },
      },
    });
    for (const { articleId, decisions } of page) {
      for (const decision of withMerges(decisions, merges)) {
        yield { ...decision, articleId } as unknown as FinalAnnotation;
      }
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.articleId;
  }
}

/** The settled answers about one article. */
export interface FinalAnswers {
  readonly articleId: string;
  readonly answers: Answers;
}

/**
 * What was settled about the round's closed articles, one entry for each, also where
 * nothing was asked; in the order of their ids.
 */
export async function listFinalAnswers(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<FinalAnswers[]> {
  const rows = await prisma.adjudication.findMany({
    where: { AND: [countedAdjudications(access), { roundId }] },
    orderBy: { articleId: "asc" },
    select: {
      articleId: true,
      answerDecisions: {
        where: { replacedAt: null },
        orderBy: { attributeId: "asc" },
        select: { attributeId: true, value: true },
      },
    },
  });
  return rows.map(({ articleId, answerDecisions }) => ({
    articleId,
    answers: answersOf(answerDecisions),
  }));
}
