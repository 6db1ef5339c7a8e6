import { FRAME_COLORS, FRAME_PATTERNS } from "../frame";
import { any, flag, id, integer, json, later, maybe, moment, oneOf } from "./column";
import { ref, text, user } from "./column";
import type { Noun } from "./noun";

const own = { key: ["id"], project: "projectId" } as const;

/** The codebook: its draft, its published versions, and what helps to apply it. */
export const codebookNouns: Readonly<Record<string, Noun>> = {
  frames: {
    ...{ ...own, model: "Frame", is: "A frame of the codebook's draft, retired ones included." },
    columns: {
      ...{ id, position: integer, name: text, shortName: text, definition: text },
      ...{ includeWhen: text, excludeWhen: text, example: text, counterExample: text },
      ...{ color: oneOf(...FRAME_COLORS), pattern: oneOf(...FRAME_PATTERNS), key: text },
      ...{ createdAt: moment, updatedAt: moment },
      ...{ retiredAt: maybe(moment), deletedAt: maybe(moment), parentId: later("frames") },
      ...{ isGroup: flag, mergedIntoId: later("frames"), splitFromId: later("frames") },
      ...{ guid: maybe(text), revision: integer },
    },
  },
  attributes: {
    ...{ ...own, model: "Attribute", is: "A question on annotations or on articles." },
    columns: {
      ...{ id, scope: oneOf("annotation", "article"), frameId: maybe(ref("frames")) },
      ...{ position: integer, name: text, question: text },
      kind: oneOf("single", "multiple", "scale", "text"),
      ...{ options: json("list"), required: flag },
      role: maybe(oneOf("relevance", "frames-present", "headline-frame", "primary-frame", "tone")),
      ...{ condition: maybe(json("record")), createdAt: moment, updatedAt: moment },
      retiredAt: maybe(moment),
    },
  },
  rules: {
    ...{ ...own, model: "Rule", is: "What must hold when an article is submitted." },
    columns: {
      ...{ id, position: integer, message: text, check: any, createdAt: moment },
      ...{ updatedAt: moment, retiredAt: maybe(moment) },
    },
  },
  phrases: {
    ...{ ...own, model: "Phrase", is: "A phrase that is suggested as a passage of a frame." },
    columns: {
      ...{ id, frameId: ref("frames"), text, createdAt: moment, deletedAt: maybe(moment) },
    },
  },
  "frame-models": {
    model: "FrameModel",
    is: "What was learned of a frame, for suggestions.",
    ...{ key: ["frameId"], project: "projectId" },
    columns: {
      ...{ frameId: ref("frames"), tagged: integer, articles: integer },
      ...{ model: maybe(json("record")), precision: maybe(json("record")), learnedAt: moment },
    },
  },
  "learned-articles": {
    model: "LearnedArticle",
    is: "An article that suggestions have learned from.",
    ...{ key: ["articleId"], project: "projectId" },
    columns: { articleId: ref("articles") },
  },
  "glossary-notes": {
    ...{ ...own, model: "GlossaryNote", is: "What a term in the texts means." },
    columns: {
      ...{ id, term: text, note: text, createdById: user, createdAt: moment },
      ...{ updatedAt: moment, deletedAt: maybe(moment) },
    },
  },
  "codebook-versions": {
    ...{ ...own, model: "CodebookVersion", is: "A published codebook, complete; never changed." },
    columns: {
      ...{ id, number: integer, note: text, frames: json("frames"), attributes: json("list") },
      ...{ rules: json("list"), publishedById: maybe(user), publishedAt: moment },
    },
  },
};
