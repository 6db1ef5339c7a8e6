import type { Transaction } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Annotation, Anchor } from "@/lib/domain/annotation";
import type { Answers } from "@/lib/domain/attribute";
import type { StudyAnnotation, StudyCoding } from "@/lib/domain/export/study";
import { FINAL_LAYER } from "@/lib/domain/export/study";
import { groupBy } from "@/lib/domain/group-by";
import { answersOf } from "./article-answers";
import { keptDecisions } from "./final-layer";
import { countedAdjudications } from "./visibility";

/**
 * By article, what was settled of it: a coding for each round whose settling of it is closed,
 * as far as the caller may count it. Its tags are the decisions in force that keep a passage,
 * under the decision's id and with the reason as note.
 */
export async function readFinalCodings(
  db: Transaction,
  access: ProjectAccess<"statistics:read">,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StudyCoding[]>> {
  const rows = await db.adjudication.findMany({
    where: { AND: [countedAdjudications(access), { articleId: { in: [...articleIds] } }] },
    orderBy: [{ articleId: "asc" }, { roundId: "asc" }],
    select: {
      ...{ articleId: true, roundId: true, closedAt: true },
      round: { select: { codebookVersion: { select: { number: true } } } },
      decisions: {
        where: keptDecisions,
        orderBy: [{ start: "asc" }, { end: "desc" }, { id: "asc" }],
        select: {
          ...{ id: true, frameId: true, start: true, end: true, quote: true, reason: true },
          ...{ pieces: true, attributes: true, anchor: true, createdAt: true },
          textVersion: { select: { number: true } },
        },
      },
      answerDecisions: {
        where: { replacedAt: null },
        orderBy: { attributeId: "asc" },
        select: { attributeId: true, value: true },
      },
    },
  });
  const codings = rows.map(({ articleId, roundId, closedAt, round, decisions, ...row }) => {
    const all = decisions.map(({ reason, textVersion, createdAt, ...decision }) => ({
      ...decision,
      reviewerId: FINAL_LAYER,
      memo: reason,
      pieces: decision.pieces as Annotation["pieces"],
      attributes: decision.attributes as unknown as Answers,
      anchor: decision.anchor as Anchor,
      ...{ confidence: null, needsDiscussion: false, recheckedUnder: null, suggested: false },
      revision: 1,
      createdAt: createdAt.toISOString(),
      updatedAt: createdAt.toISOString(),
      textVersion: textVersion?.number ?? 1, // those from before texts could be corrected
      codebookVersion: round.codebookVersion.number,
    })) satisfies StudyAnnotation[];
    const annotations = all.filter(({ anchor }) => anchor !== "orphaned");
    const coding: StudyCoding = {
      ...{ roundId, reviewerId: FINAL_LAYER, isFinal: true, annotations },
      submittedAt: closedAt?.toISOString() ?? null,
      noFrameFound: annotations.length === 0,
      orphaned: all.filter(({ anchor }) => anchor === "orphaned"),
      answers: answersOf(row.answerDecisions),
    };
    return { articleId, coding };
  });
  return new Map(
    [...groupBy(codings, ({ articleId }) => articleId)].map(([articleId, own]) => [
      articleId,
      own.map(({ coding }) => coding),
    ]),
  );
}
