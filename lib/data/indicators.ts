import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { publishedForm } from "@/lib/domain/article-form";
import { articleAttributes, askedOf } from "@/lib/domain/attribute";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import type { IndicatorResult } from "@/lib/domain/statistics/indicator-scores";
import { indicatorResults, indicatorsOf } from "@/lib/domain/statistics/indicator-scores";
import { readBlindLayer } from "./blind-layer";

/**
 * What the yes-or-no questions of one round's codebook say of its frames, over the
 * submitted work that the viewer may count. Answers to questions that are not asked,
 * such as those after “not relevant”, decide nothing.
 *
 * @throws {AppError} not_found
 */
export async function readIndicators(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<{ readonly results: readonly IndicatorResult[]; readonly submitted: number }> {
  const round = await prisma.round.findFirst({
    where: { id: roundId, projectId: access.projectId },
    select: { codebookVersion: { select: { frames: true, attributes: true, rules: true } } },
  });
  if (!round) throw new AppError("not_found", "This round does not exist.");
  const questions = articleAttributes(publishedForm(round.codebookVersion).attributes);
  const indicators = indicatorsOf(questions, publishedFrames(round.codebookVersion.frames));
  const codings = [];
  for await (const { articleId, answers: given } of readBlindLayer(access, { roundId })) {
    const asked = askedOf(questions, given).filter(({ id }) => given[id] !== undefined);
    const answers = Object.fromEntries(asked.map(({ id }) => [id, given[id]!]));
    codings.push({ articleId, answers });
  }
  return { results: indicatorResults(indicators, codings), submitted: codings.length };
}
