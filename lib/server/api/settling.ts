import { z } from "zod";
import { findAdjudication } from "@/lib/data/adjudications";
import { closeAdjudication, createDecision } from "@/lib/data/decisions";
import { listDecisionRecords, requireCodedIn } from "@/lib/data/records/decisions";
import { DECISION_KINDS } from "@/lib/domain/decision";
import { AppError } from "@/lib/domain/errors";
import { endpoint, inProject } from "./endpoint";
import { answer, answers, id, moment, page, pageOf, pieces, span } from "./schemas";

const tag = "Settling";
const basis = z.enum(["agreement", "majority", "adjudicator"]).describe("Where it came from");
const ofArticle = "/projects/{slug}/rounds/{roundId}/articles/{articleId}";

const decided = {
  ...{ id, kind: z.enum(DECISION_KINDS), basis, frameId: id, ...span, pieces },
  ...{ quote: z.string(), attributes: answers, reason: z.string() },
  annotationIds: z.array(id).readonly().describe("The reviewers' annotations that it settles"),
};

export const listDecisions = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/decisions", tag },
  summary: "The final layer: the decisions of closed articles that keep a passage",
  door: inProject("statistics:read"),
  query: z.strictObject({
    ...page,
    round: id.optional(),
    article: id.optional(),
    frame: id.optional(),
  }),
  answer: pageOf(
    z.object({
      ...{ ...decided, roundId: id, articleId: id, textVersion: z.int().nullable() },
      ...{ decidedById: id, createdAt: moment },
    }),
  ),
  handle: (access, { query: { round, article, frame, ...rest } }) =>
    listDecisionRecords(access, { roundId: round, articleId: article, frameId: frame }, rest),
});

export const readAdjudication = endpoint({
  ...{ method: "GET", path: `${ofArticle}/adjudication`, tag },
  summary: "What was settled of an article so far",
  description:
    "Its `ETag` is the revision that decisions start from. Nothing is told to whom some of the work on the article is hidden.",
  door: inProject("decision:create", "read"),
  answer: z.object({
    revision: z.int().positive(),
    closedAt: moment.nullable(),
    waiting: z.array(z.string()).readonly().describe("Names of those who have not submitted"),
    decisions: z
      .array(z.object({ ...decided, decidedBy: z.string(), decidedAt: z.string() }))
      .readonly()
      .describe("Those in force, in the order of the text"),
    answers: z
      .array(
        z.object({
          ...{ id, attributeId: id, value: answer, basis, reason: z.string() },
          ...{ decidedBy: z.string(), decidedAt: z.string() },
        }),
      )
      .readonly(),
  }),
  revisionOf: ({ revision }) => revision,
  async handle(access, { parts }) {
    await requireCodedIn(access, parts.roundId, parts.articleId);
    const found = await findAdjudication(access, parts.roundId, parts.articleId);
    if (found.hidden) {
      throw new AppError("forbidden", "You may not see all work on this article yet.");
    }
    return found;
  },
});

export const decide = endpoint({
  ...{ method: "POST", path: `${ofArticle}/decisions`, tag },
  summary: "Settle annotations of an article",
  description:
    "The reviewers' annotations stay as they are. When somebody settled one of them after the revision in `If-Match`, nothing changes and the answer is 409.",
  door: inProject("decision:create"),
  needsRevision: true,
  body: z.strictObject({
    ...{ kind: z.enum(DECISION_KINDS), frameId: id, ...span },
    pieces: z.array(z.strictObject(span)).min(2).max(50).nullable().default(null),
    attributes: answers.optional(),
    textVersion: z.int().positive().describe("The text that the offsets count in"),
    reason: z.string().max(10_000).default(""),
    annotationIds: z.array(id).min(1).max(200),
  }),
  answer: z.object({ id }),
  status: 201,
  async handle(access, { parts, revision, body: { attributes, ...wanted } }) {
    const decision = { ...wanted, ...(attributes && { attributes }), revision };
    return { id: await createDecision(access, parts.roundId, parts.articleId, decision) };
  },
});

export const close = endpoint({
  ...{ method: "PATCH", path: `${ofArticle}/adjudication`, tag },
  summary: "Close an article: its decisions become the final layer",
  door: inProject("decision:create"),
  needsRevision: true,
  body: z.strictObject({ closed: z.literal(true) }),
  answer: z.object({ closedAt: moment.nullable() }),
  async handle(access, { parts, revision }) {
    await closeAdjudication(access, parts.roundId, parts.articleId, revision);
    return findAdjudication(access, parts.roundId, parts.articleId);
  },
});
