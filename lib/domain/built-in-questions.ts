import type { Attribute, AttributeRole } from "./attribute";
import { NOT_RELEVANT } from "./article-form";

type Content = Omit<Attribute, "id" | "condition">;

const question = { scope: "article", frameId: null, options: [], required: true } as const;

/** The questions on articles that framing studies ask, ready to add; statistics know them by their role. */
export const BUILT_IN_QUESTIONS: Readonly<Record<AttributeRole, Content>> = {
  relevance: {
    ...question,
    role: "relevance",
    name: "Relevance",
    question: "Does this article belong to the study?",
    kind: "single",
    options: [
      { value: "yes", label: "Yes" },
      { value: NOT_RELEVANT, label: "No" },
    ],
  },
  "frames-present": {
    ...question,
    role: "frames-present",
    name: "Frames present",
    question: "Which frames does the article use?",
    kind: "multiple",
  },
  "headline-frame": {
    ...question,
    role: "headline-frame",
    name: "Headline frame",
    question: "Which frame does the headline use?",
    kind: "single",
  },
  "primary-frame": {
    ...question,
    role: "primary-frame",
    name: "Primary frame",
    question: "Which frame does the article as a whole rest on?",
    kind: "single",
  },
  tone: {
    ...question,
    role: "tone",
    name: "Tone",
    question: "How does the article as a whole speak of its subject?",
    kind: "scale",
    options: [
      { value: "-2", label: "Against" },
      { value: "-1", label: "Rather against" },
      { value: "0", label: "Neutral" },
      { value: "1", label: "Rather in favour" },
      { value: "2", label: "In favour" },
    ],
  },
};
