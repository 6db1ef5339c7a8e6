import { any, day, flag, id, integer, json, later, maybe, moment, number, oneOf } from "./column";
import { ref, sha256, text, user } from "./column";
import type { Noun } from "./noun";

const span = { start: integer, end: integer } as const;
const anchor = oneOf("sound", "changed", "orphaned");

/** Rounds, and what reviewers did in them. */
export const codingNouns: Readonly<Record<string, Noun>> = {
  rounds: {
    ...{ model: "Round", is: "A stretch of coding.", key: ["id"], project: "projectId" },
    columns: {
      ...{ id, name: text, kind: oneOf("training", "main", "reliability", "norming") },
      revealRule: oneOf("article", "round", "adjudication"),
      ...{ codebookVersionId: ref("codebook-versions"), suggestions: oneOf("off", "on request") },
      ...{
        startsOn: maybe(day),
        dueOn: maybe(day),
        reviewedBy: oneOf("coders", "round", "judges"),
      },
      ...{ plan: maybe(json("record")), entryRoundId: later("rounds") },
      ...{ bars: maybe(json("record")), passage: maybe(json("place")) },
      ...{ revealedAt: maybe(moment), createdAt: moment, closedAt: maybe(moment) },
      deletedAt: maybe(moment),
    },
  },
  admissions: {
    model: "Admission",
    is: "A reviewer was let into a round without passing its bars.",
    ...{ key: ["id"], project: "round.projectId" },
    columns: {
      ...{ id, roundId: ref("rounds"), reviewerId: user, grantedById: user },
      ...{ reason: text, createdAt: moment },
    },
  },
  assignments: {
    model: "Assignment",
    is: "This reviewer codes this article in this round.",
    ...{ key: ["id"], project: "round.projectId", article: "articleId" },
    columns: {
      ...{ id, roundId: ref("rounds"), articleId: ref("articles") },
      ...{ textVersionId: ref("text-versions"), reviewerId: user, position: integer },
      ...{ createdAt: moment, startedAt: maybe(moment), submittedAt: maybe(moment) },
      ...{ noFrameFound: flag, submittedHash: maybe(sha256), closedAt: maybe(moment) },
      ...{ activeSeconds: integer, place: integer, overrides: json("list"), dueOn: maybe(day) },
      ...{ isExpert: flag, returnedAt: maybe(moment), returnReason: text },
      ...{ withdrawnAt: maybe(moment), reopenedAt: maybe(moment), reopenReason: text },
      ...{ reopenAskedAt: maybe(moment), reopenAsk: text },
      blindSubmissionId: later("submissions"),
    },
  },
  annotations: {
    model: "Annotation",
    is: "One reviewer's judgement: this passage uses this frame. Deleted ones included.",
    ...{ key: ["id"], project: "assignment.round.projectId" },
    ...{ article: "assignment.articleId", work: "assignment" },
    columns: {
      ...{ id, assignmentId: ref("assignments"), textVersionId: ref("text-versions") },
      ...{ reviewerId: user, frameId: ref("frames") },
      ...{ codebookVersionId: ref("codebook-versions"), ...span, quote: text },
      ...{ pieces: maybe(json("spans")), memo: text, attributes: json("answers") },
      confidence: maybe(oneOf("low", "medium", "high")),
      ...{ needsDiscussion: flag, anchor, recheckedUnder: maybe(integer), suggested: flag },
      ...{ revision: integer, createdAt: moment, updatedAt: moment, deletedAt: maybe(moment) },
    },
  },
  "annotation-events": {
    model: "AnnotationEvent",
    is: "The journal of all changes to annotations, in their order within each article.",
    ...{ key: ["sequence"], project: "annotation.assignment.round.projectId" },
    through: ["annotations", "annotationId"],
    columns: {
      ...{ mutationId: id, annotationId: ref("annotations"), actorId: user },
      ...{ kind: oneOf("create", "update", "delete", "restore"), revision: integer },
      ...{ before: maybe(json("record")), after: json("record"), stepId: maybe(id) },
      createdAt: moment,
    },
    leftOut: { sequence: "the order of the rows says it" },
  },
  "article-answers": {
    model: "ArticleAnswer",
    is: "A reviewer's answer to a question on the article.",
    ...{ key: ["id"], project: "assignment.round.projectId" },
    ...{ article: "assignment.articleId", work: "assignment" },
    columns: {
      ...{ id, assignmentId: ref("assignments"), attributeId: ref("attributes") },
      ...{ value: maybe(any), revision: integer, createdAt: moment, updatedAt: moment },
    },
  },
  "article-answer-events": {
    model: "ArticleAnswerEvent",
    is: "The journal of all changes to answers on articles, in their order within each article.",
    ...{ key: ["sequence"], project: "answer.assignment.round.projectId" },
    through: ["article-answers", "answerId"],
    columns: {
      ...{ mutationId: id, answerId: ref("article-answers"), actorId: user, revision: integer },
      ...{ before: maybe(any), after: maybe(any), createdAt: moment },
    },
    leftOut: { sequence: "the order of the rows says it" },
  },
  exposures: {
    model: "Exposure",
    is: "A passage that was suggested to a reviewer.",
    ...{ key: ["id"], project: "assignment.round.projectId" },
    ...{ article: "articleId", work: "assignment" },
    columns: {
      ...{ id, assignmentId: ref("assignments"), articleId: ref("articles") },
      ...{ frameId: ref("frames"), ...span, basis: oneOf("model", "phrase") },
      ...{ score: maybe(number), shownAt: moment },
    },
  },
  submissions: {
    model: "Submission",
    is: "What a reviewer handed in, with its seal; never changed.",
    ...{ key: ["id"], project: "assignment.round.projectId" },
    ...{ article: "assignment.articleId", work: "assignment" },
    columns: {
      ...{ id, assignmentId: ref("assignments"), number: integer },
      ...{ textVersionId: ref("text-versions"), content: json("submission"), sha256 },
      ...{ noFrameFound: flag, overrides: json("list"), afterReveal: flag, createdAt: moment },
    },
  },
  "frame-uses": {
    model: "FrameUse",
    is: "The facts that figures count: one row per article, round, layer, reviewer and frame.",
    ...{ key: ["id"], project: "projectId", article: "articleId" },
    columns: {
      ...{ id, roundId: ref("rounds"), articleId: ref("articles") },
      ...{ layer: oneOf("reviewer", "final"), reviewerId: maybe(user), frameId: ref("frames") },
      ...{ count: integer, covered: integer, framed: integer, zones: integer },
      ...{ firstOffset: maybe(integer), tenths: json("list") },
    },
  },
};
