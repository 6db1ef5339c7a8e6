import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { publishedForm } from "@/lib/domain/article-form";
import type { Answers, Attribute } from "@/lib/domain/attribute";
import { articleAttributes } from "@/lib/domain/attribute";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import { readBlindLayer } from "./blind-layer";
import { readNames } from "./names";

/** One reviewer's answers on one article. */
export interface AnsweredArticle {
  readonly articleId: string;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly answers: Answers;
}

/** What a round's reviewers answered, with the questions they were asked. */
export interface RoundAnswers {
  readonly attributes: readonly Attribute[];
  readonly frames: readonly Frame[];
  readonly answered: readonly AnsweredArticle[];
}

/**
 * The submitted answers of one round, as far as the viewer may count them; the blind
 * reviewer layer, one entry per reviewer and article, also where nothing was answered.
 * @throws {AppError} not_found
 */
export async function readAnswers(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<RoundAnswers> {
  const asked = await requireQuestions(access, roundId);
  const nameOf = await readNames(prisma, access.projectId);
  const answered: AnsweredArticle[] = [];
  for await (const { articleId, reviewerId, answers } of readBlindLayer(access, { roundId })) {
    answered.push({ articleId, reviewerId, reviewer: nameOf(reviewerId), answers });
  }
  const place = ({ articleId, reviewer, reviewerId }: AnsweredArticle) =>
    [articleId, reviewer, reviewerId].join(" ");
  answered.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return { ...asked, answered };
}

async function requireQuestions(
  { projectId }: ProjectAccess,
  roundId: string,
): Promise<Omit<RoundAnswers, "answered">> {
  const round = await prisma.round.findFirst({
    where: { id: roundId, projectId },
    select: { codebookVersion: { select: { frames: true, attributes: true, rules: true } } },
  });
  if (!round) throw new AppError("not_found", "This round does not exist.");
  const { codebookVersion } = round;
  return {
    attributes: articleAttributes(publishedForm(codebookVersion).attributes),
    frames: publishedFrames(codebookVersion.frames),
  };
}
