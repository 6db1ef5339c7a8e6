import { any, day, id, integer, json, later, maybe, moment, oneOf } from "./column";
import { ref, sha256, text, user, withIds } from "./column";
import type { Noun } from "./noun";

const own = { key: ["id"], project: "projectId" } as const;
const basis = oneOf("agreement", "majority", "adjudicator");

/** Settling, discussion, reports and history. */
export const settlingNouns: Readonly<Record<string, Noun>> = {
  reviews: {
    model: "Review",
    is: "A verdict on a teammate's annotation.",
    ...{ key: ["id"], project: "annotation.assignment.round.projectId" },
    through: ["annotations", "annotationId"],
    columns: {
      ...{ id, annotationId: ref("annotations"), reviewerId: user },
      ...{ verdict: oneOf("agree", "disagree", "unsure"), note: text, createdAt: moment },
      updatedAt: moment,
    },
  },
  adjudications: {
    model: "Adjudication",
    is: "The settling of one article in one round.",
    ...{ key: ["id"], project: "round.projectId", article: "articleId" },
    columns: {
      ...{ id, roundId: ref("rounds"), articleId: ref("articles"), closedById: maybe(user) },
      ...{ createdAt: moment, closedAt: maybe(moment), revision: integer },
      differences: maybe(integer),
    },
  },
  decisions: {
    model: "Decision",
    is: "One settled difference, replaced ones included.",
    ...{ key: ["id"], project: "adjudication.round.projectId" },
    article: "adjudication.articleId",
    columns: {
      ...{ id, adjudicationId: ref("adjudications") },
      ...{ kind: oneOf("adopted", "edited", "merged", "rejected"), basis },
      ...{ frameId: ref("frames"), start: integer, end: integer, quote: text, reason: text },
      ...{ textVersionId: maybe(ref("text-versions")), pieces: maybe(json("spans")) },
      ...{ attributes: json("answers"), anchor: oneOf("sound", "changed", "orphaned") },
      ...{ decidedById: user, createdAt: moment, replacesId: later("decisions") },
      replacedAt: maybe(moment),
    },
  },
  "decision-sources": {
    model: "DecisionSource",
    is: "An annotation that a decision settles.",
    ...{ key: ["decisionId", "annotationId"], project: "decision.adjudication.round.projectId" },
    ...{ through: ["decisions", "decisionId"], work: "annotation.assignment" },
    columns: { decisionId: ref("decisions"), annotationId: ref("annotations") },
  },
  "answer-decisions": {
    model: "AnswerDecision",
    is: "The settled answer to a question on the article.",
    ...{ key: ["id"], project: "adjudication.round.projectId" },
    article: "adjudication.articleId",
    columns: {
      ...{ id, adjudicationId: ref("adjudications"), attributeId: ref("attributes") },
      ...{ value: maybe(any), basis, reason: text, decidedById: user, createdAt: moment },
      replacedAt: maybe(moment),
    },
  },
  appeals: {
    model: "Appeal",
    is: "A reviewer asked for a decision to be looked at again.",
    ...{ key: ["id"], project: "decision.adjudication.round.projectId" },
    columns: {
      ...{ id, decisionId: ref("decisions"), appellantId: user, reason: text, createdAt: moment },
      ...{ answeredAt: maybe(moment), answeredById: maybe(user) },
      ...{ outcome: maybe(oneOf("upheld", "changed")), answer: text },
    },
  },
  "frame-passages": {
    model: "FramePassage",
    is: "A passage filed as an example or counter-example of a frame.",
    ...{ key: ["id"], project: "frame.projectId" },
    columns: {
      ...{ id, frameId: ref("frames"), kind: oneOf("example", "counter-example"), quote: text },
      ...{ note: text, decisionId: maybe(ref("decisions")), filedById: user },
      ...{ createdAt: moment, deletedAt: maybe(moment) },
    },
  },
  threads: {
    ...{ ...own, model: "Thread", is: "A conversation about one thing." },
    ...{ work: "annotation.assignment", workOptional: true },
    columns: {
      ...{ id, roundId: maybe(ref("rounds")), articleId: maybe(ref("articles")) },
      ...{ annotationId: maybe(ref("annotations")), decisionId: maybe(ref("decisions")) },
      ...{ frameId: maybe(ref("frames")), openedById: user, createdAt: moment },
      ...{ sharedAt: maybe(moment), resolvedAt: maybe(moment), resolvedById: maybe(user) },
      deletedAt: maybe(moment),
    },
  },
  comments: {
    model: "Comment",
    is: "What somebody said in a conversation.",
    ...{ key: ["id"], project: "thread.projectId" },
    ...{ work: "thread.annotation.assignment", workOptional: true },
    columns: {
      ...{ id, threadId: ref("threads"), authorId: user, body: withIds },
      ...{ mentions: json("strings"), createdAt: moment, editedAt: maybe(moment) },
      deletedAt: maybe(moment),
    },
  },
  "inbox-items": {
    ...{ ...own, model: "InboxItem", is: "Something that concerns one member." },
    columns: {
      ...{ id, receiverId: user, actorId: maybe(user), kind: text, subjectId: withIds },
      ...{ createdAt: moment, readAt: maybe(moment) },
    },
  },
  "timeline-events": {
    ...{ ...own, model: "TimelineEvent", is: "A day that charts over time mark." },
    columns: { id, day, label: text, createdAt: moment, deletedAt: maybe(moment) },
  },
  reports: {
    ...{ ...own, model: "Report", is: "A frozen report, with everything it shows." },
    columns: {
      ...{ id, name: text, filter: json("record"), snapshot: json("record") },
      ...{ dataSha256: sha256, softwareVersion: text, createdById: user, createdAt: moment },
      deletedAt: maybe(moment),
    },
    leftOut: {
      publicTokenHash: "a public link belongs to the installation that gave it out",
      publicTerms: "as the public link",
    },
  },
  "audit-events": {
    model: "AuditEvent",
    is: "The project's history: who did what, in order.",
    ...{ key: ["sequence"], project: "projectId" },
    columns: {
      ...{ createdAt: moment, actorId: maybe(user), action: text, subjectId: maybe(withIds) },
      ...{ detail: maybe(any), before: maybe(any), after: maybe(any), requestId: maybe(text) },
    },
    leftOut: { sequence: "the order of the rows says it" },
  },
};
