import { prisma } from "@/lib/db/client";
import { lockAssignment, shareProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { groupBy } from "@/lib/domain/group-by";
import type { Zone } from "@/lib/domain/zones";
import type { Override } from "@/lib/domain/article-form";
import { notOverridden, publishedForm, unmetRules } from "@/lib/domain/article-form";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { answerColumns, answersOf } from "./article-answers";
import { annotationColumns, toAnnotation } from "./annotations";
import { recordAudit } from "./audit";
import { requireEntry } from "./entries";
import { tellFeedbackIsReady } from "./expert-work";
import { readNames } from "./names";
import { sealSubmission } from "./seals";
import { countDifferences } from "./settling-desk";
import { countedAssignments, ownWork } from "./visibility";

/** What a reviewer says when handing in. */
export interface Submission {
  /** The article has none of the frames. */
  readonly noFrameFound: boolean;
  /** Why rules that do not hold are passed over. */
  readonly overrides?: readonly Override[];
}

/**
 * Close a reviewer's work on an article: its annotations are sealed, counted, and
 * from now on visible to teammates as the round's reveal rule allows.
 *
 * `noFrameFound` must be said when, and only when, there is no annotation: an
 * empty article is a finding, not an oversight. Rules of the form that do not hold
 * need a reason each; the reasons are kept with the submission. What was taken back from
 * the reviewer meanwhile is kept as late work, which counts nowhere until it is taken in.
 *
 * @throws {AppError} not_found, assignment_closed, invalid_input
 */
export async function submitAssignment(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
  submission: Submission,
): Promise<void> {
  const { noFrameFound, overrides = [] } = submission;
  await prisma.$transaction(async (tx) => {
    await shareProject(tx, access.projectId); // before the assignment, as everybody does who holds both
    await lockAssignment(tx, assignmentId);
    const assignment = await tx.assignment.findFirst({
      where: ownWork(access, assignmentId),
      select: {
        ...{ submittedAt: true, startedAt: true, roundId: true, articleId: true, isExpert: true },
        round: {
          select: {
            closedAt: true,
            codebookVersion: { select: { frames: true, attributes: true, rules: true } },
          },
        },
        textVersion: { select: { zones: true } },
        annotations: {
          where: { deletedAt: null, anchor: { not: "orphaned" } },
          select: annotationColumns,
        },
        answers: { select: answerColumns },
      },
    });
    if (!assignment) throw new AppError("not_found", "This article is not assigned to you.");
    if (assignment.submittedAt) {
      throw new AppError("assignment_closed", "You have submitted this article already.");
    }
    if (assignment.round.closedAt) {
      throw new AppError("assignment_closed", "The round is closed; ask the lead to reopen it.");
    }
    await requireEntry(tx, access, assignment);
    const { textVersion, roundId, articleId } = assignment;
    const annotations = assignment.annotations.map(toAnnotation);
    if (annotations.length === 0 && !noFrameFound) {
      throw new AppError(
        "invalid_input",
        "You have tagged nothing. Say “no frame found” to submit the article without tags.",
      );
    }
    if (annotations.length > 0 && noFrameFound) {
      throw new AppError(
        "invalid_input",
        "You have tagged passages, so “no frame found” cannot be right. Delete the tags or submit them.",
      );
    }
    const { codebookVersion } = assignment.round;
    const zones = textVersion.zones as unknown as Zone[];
    const unmet = unmetRules(
      publishedForm(codebookVersion),
      publishedFrames(codebookVersion.frames),
      { annotations, answers: answersOf(assignment.answers), zones },
    );
    const [first] = notOverridden(unmet, overrides);
    if (first) {
      const details = first.details.slice(0, 5).join("; ");
      throw new AppError("invalid_input", `${first.message} (${details})`);
    }
    const kept = overrides.filter(({ ruleId }) => unmet.some((rule) => rule.ruleId === ruleId));
    await tx.assignment.update({
      where: { id: assignmentId },
      data: {
        overrides: kept.map(({ ruleId, reason }) => ({ ruleId, reason: reason.trim() })),
        submittedAt: new Date(),
        noFrameFound,
      },
    });
    const { number, sha256 } = await sealSubmission(tx, access.projectId, assignmentId);
    await countDifferences(tx, access, roundId, articleId);
    if (assignment.isExpert) await tellFeedbackIsReady(tx, access, roundId, articleId);
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "assignment.submit",
      subjectId: assignmentId,
      after: { submission: number, sha256 },
    });
  });
}

/** How often a reviewer passed over a rule, and why. */
export interface PassedOver {
  readonly ruleId: string;
  readonly reviewer: string;
  /** Submissions in which the rule was passed over … */
  readonly count: number;
  /** … of all the reviewer's submissions in the round. */
  readonly submitted: number;
  readonly reasons: readonly string[];
}

/** The rules that were passed over in a round, as far as the viewer may count its work. */
export async function countOverrides(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<PassedOver[]> {
  const [nameOf, work] = await Promise.all([
    readNames(prisma, access.projectId),
    prisma.assignment.findMany({
      where: { AND: [countedAssignments(access), { roundId }] },
      orderBy: [{ reviewer: { name: "asc" } }, { reviewerId: "asc" }, { submittedAt: "asc" }],
      select: { overrides: true, reviewerId: true },
    }),
  ]);
  return [...groupBy(work, ({ reviewerId }) => reviewerId)].flatMap(([reviewerId, submissions]) => {
    const given = submissions.flatMap(({ overrides }) => overrides as unknown as Override[]);
    return [...groupBy(given, ({ ruleId }) => ruleId)].map(([ruleId, overrides]) => ({
      ruleId,
      reviewer: nameOf(reviewerId),
      count: overrides.length,
      submitted: submissions.length,
      reasons: overrides.map(({ reason }) => reason),
    }));
  });
}
