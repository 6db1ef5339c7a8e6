import { z } from "zod";
import { requireCodingDesk } from "@/lib/data/assignments";
import {
  listAnnotationRecords,
  listAnswerRecords,
  listReviewRecords,
} from "@/lib/data/records/work";
import { submitAssignment } from "@/lib/data/submissions";
import { VERDICTS } from "@/lib/domain/review";
import { endpoint, inProject } from "./endpoint";
import { answer, answers, confidence, id, moment, page, pageOf, pieces, span } from "./schemas";

const tag = "Coding";

const work = {
  ...page,
  round: id.optional(),
  article: id.optional(),
  reviewer: id.optional().describe("Whose work"),
};

const BLIND =
  "One's own work, and of others what is submitted and revealed to the caller. Until then the answer is the same whether or not teammates have worked.";

export const listAnnotations = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/annotations", tag },
  summary: "Annotations (tags)",
  description: BLIND,
  door: inProject("project:read"),
  query: z.strictObject({ ...work, frame: id.optional() }),
  answer: pageOf(
    z.object({
      ...{ id, assignmentId: id, roundId: id, articleId: id, reviewerId: id, frameId: id },
      ...{ ...span, pieces, quote: z.string(), memo: z.string(), attributes: answers, confidence },
      needsDiscussion: z.boolean(),
      anchor: z
        .enum(["sound", "changed", "orphaned"])
        .describe("Where its passage stands since the text was corrected"),
      ...{ textVersion: z.int(), codebookVersion: z.int(), recheckedUnder: z.int().nullable() },
      revision: z.int().positive().describe("A change names the revision it starts from"),
      ...{ createdAt: moment, updatedAt: moment },
    }),
  ),
  handle: (access, { query: { round, article, reviewer, frame, ...rest } }) =>
    listAnnotationRecords(
      access,
      { roundId: round, articleId: article, reviewerId: reviewer, frameId: frame },
      rest,
    ),
});

export const listAnswers = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/answers", tag },
  summary: "Answers to the questions on articles",
  description: BLIND,
  door: inProject("project:read"),
  query: z.strictObject(work),
  answer: pageOf(
    z.object({
      ...{ id, assignmentId: id, roundId: id, articleId: id, reviewerId: id, attributeId: id },
      value: answer.describe("Null: taken back"),
      ...{ revision: z.int().positive(), updatedAt: moment },
    }),
  ),
  handle: (access, { query: { round, article, reviewer, ...rest } }) =>
    listAnswerRecords(access, { roundId: round, articleId: article, reviewerId: reviewer }, rest),
});

export const listReviews = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/reviews", tag },
  summary: "Verdicts on annotations",
  description: "On the submitted annotations that the caller may read.",
  door: inProject("project:read"),
  query: z.strictObject({ ...work, frame: id.optional(), annotation: id.optional() }),
  answer: pageOf(
    z.object({
      ...{ id, annotationId: id, articleId: id, roundId: id },
      reviewerId: id.describe("Who gave the verdict"),
      ...{ verdict: z.enum(VERDICTS), note: z.string(), createdAt: moment, updatedAt: moment },
    }),
  ),
  handle: (access, { query: { round, article, reviewer, frame, annotation, ...rest } }) =>
    listReviewRecords(
      access,
      {
        ...{ roundId: round, articleId: article, reviewerId: reviewer },
        ...{ frameId: frame, annotationId: annotation },
      },
      rest,
    ),
});

export const submit = endpoint({
  ...{ method: "POST", path: "/projects/{slug}/assignments/{assignmentId}/submission", tag },
  summary: "Submit an article that is assigned to the caller",
  description:
    "Closes the caller's work on it. Whoever submits no annotation has to say that no frame was found.",
  door: inProject("annotation:create"),
  body: z.strictObject({
    noFrameFound: z.boolean().default(false),
    overrides: z
      .array(z.strictObject({ ruleId: id, reason: z.string().trim().min(1).max(2000) }))
      .max(100)
      .default([])
      .describe("Why rules of the form that do not hold are passed over"),
  }),
  answer: z.object({ id, submittedAt: z.string().nullable() }),
  async handle(access, { parts, body }) {
    await submitAssignment(access, parts.assignmentId, body);
    return requireCodingDesk(access, parts.assignmentId);
  },
});
