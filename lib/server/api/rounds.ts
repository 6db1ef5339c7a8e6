import { z } from "zod";
import { createAssignments } from "@/lib/data/assignments";
import { pageWithin } from "@/lib/data/page";
import { listAssignmentRecords } from "@/lib/data/records/assignments";
import { listRounds, requireRound } from "@/lib/data/rounds";
import { REVIEWED_BY, ROUND_KINDS, SUGGESTION_RULES } from "@/lib/domain/round";
import { REVEAL_RULES } from "@/lib/domain/visibility";
import { endpoint, inProject } from "./endpoint";
import { id, moment, page, pageOf, pageOnly } from "./schemas";

const tag = "Rounds and assignments";
const date = z.string().nullable().describe("YYYY-MM-DD");

const round = z.object({
  ...{ id, name: z.string(), kind: z.enum(ROUND_KINDS) },
  revealRule: z.enum(REVEAL_RULES).describe("When reviewers see teammates' work"),
  reviewedBy: z.enum(REVIEWED_BY),
  codebookVersion: z.int().positive(),
  ...{ suggestions: z.enum(SUGGESTION_RULES), startsOn: date, dueOn: date },
  entryRoundId: id.nullable().describe("The training round that reviewers pass first"),
  closedAt: moment.nullable(),
});

export const listProjectRounds = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/rounds", tag },
  summary: "The rounds, oldest first",
  door: inProject("project:read"),
  query: pageOnly,
  answer: pageOf(round),
  async handle(access, { query }) {
    return pageWithin(await listRounds(access), query, (one) => one.id);
  },
});

export const readRound = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/rounds/{roundId}", tag },
  summary: "One round",
  door: inProject("project:read"),
  answer: round,
  handle: (access, { parts }) => requireRound(access, parts.roundId),
});

export const listAssignments = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/assignments", tag },
  summary: "Who codes what, and how far they are",
  description: "Leads and adjudicators read everybody's, reviewers their own.",
  door: inProject("project:read"),
  query: z.strictObject({
    ...page,
    round: id.optional(),
    article: id.optional(),
    reviewer: id.optional(),
  }),
  answer: pageOf(
    z.object({
      ...{ id, roundId: id, articleId: id, reviewerId: id },
      isExpert: z.boolean().describe("The coding that training is compared with"),
      dueOn: date,
      ...{ createdAt: moment, startedAt: moment.nullable(), submittedAt: moment.nullable() },
      withdrawnAt: moment.nullable(),
    }),
  ),
  handle: (access, { query: { round, article, reviewer, ...rest } }) =>
    listAssignmentRecords(
      access,
      { roundId: round, articleId: article, reviewerId: reviewer },
      rest,
    ),
});

export const giveOut = endpoint({
  ...{ method: "POST", path: "/projects/{slug}/assignments", tag },
  summary: "Give articles to reviewers",
  description:
    "Each of the reviewers gets each of the articles, in an order of their own. Who has an article keeps it as it is, so the same request can be sent twice.",
  door: inProject("assignment:edit"),
  body: z.strictObject({
    roundId: id,
    articleIds: z.array(id).min(1).max(1000),
    reviewerIds: z.array(id).min(1).max(100).describe("Ids of members"),
  }),
  answer: z.object({
    created: z.int().nonnegative().describe("Articles that reviewers have now and had not before"),
  }),
  status: 201,
  async handle(access, { body: { roundId, ...plan } }) {
    return { created: await createAssignments(access, roundId, plan) };
  },
});
