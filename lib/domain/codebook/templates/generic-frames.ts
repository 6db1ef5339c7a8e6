import type { Template, TemplateQuestion } from "./template";
import { framesOf } from "./template";

const YES_OR_NO = [
  { value: "1", label: "Yes" },
  { value: "0", label: "No" },
] as const;

/**
 * The indicators of each frame, as questions on the whole article. The five frames
 * are those of Semetko & Valkenburg (2000, “Framing European politics”, Journal of
 * Communication 50, 93–109); the questions are in our own words.
 */
const INDICATORS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  Conflict: [
    ["dispute", "Do people, groups or countries disagree with each other in the article?"],
    ["blame", "Does one side speak ill of another?"],
    ["two sides", "Are at least two positions set against each other?"],
    ["winners", "Is somebody said to win or to lose?"],
  ],
  "Human interest": [
    ["example", "Does a person's own case show what the issue means?"],
    ["feeling", "Do words in it call for anger, pity, joy or care?"],
    ["those affected", "Is it told how people are touched by the issue?"],
    ["private life", "Does it go into somebody's private life?"],
  ],
  "Economic consequences": [
    ["gains and losses", "Are present or coming gains or losses of money mentioned?"],
    ["price", "Is it said what something costs, or how much that is?"],
    ["course of action", "Are economic results of doing or not doing something discussed?"],
  ],
  Morality: [
    ["message", "Does the article carry a moral lesson?"],
    ["belief", "Are God, faith or other convictions brought up?"],
    ["conduct", "Does it say how people ought to behave?"],
  ],
  Responsibility: [
    ["able", "Is a government or office said to be able to ease the problem?"],
    ["at fault", "Is a government or office made answerable for the problem?"],
    ["person", "Is a person or group made answerable for the problem?"],
    ["remedy", "Is a way to solve the problem proposed?"],
    ["urgent", "Is it said that something must be done soon?"],
  ],
};

const questions: TemplateQuestion[] = Object.entries(INDICATORS).flatMap(([frame, items]) =>
  items.map(([name, question]) => ({
    scope: "article" as const,
    frame: null,
    name: `${frame}: ${name}`,
    question,
    kind: "single" as const,
    options: YES_OR_NO,
    required: true,
  })),
);

export const genericFrames: Template = {
  name: "Generic frames",
  description:
    "Five frames that news uses whatever the topic. Each is measured by yes-or-no questions on the article, whose mean is the article's score from 0 to 1.",
  frames: framesOf([
    {
      name: "Conflict",
      shortName: "CON",
      definition: "The issue is told as a quarrel between people, groups or countries.",
    },
    {
      name: "Human interest",
      shortName: "HUM",
      definition: "The issue is told through a person's fate or through feelings.",
    },
    {
      name: "Economic consequences",
      shortName: "ECO",
      definition: "The issue is told by what it brings or costs.",
    },
    {
      name: "Morality",
      shortName: "MOR",
      definition: "The issue is told as a matter of right and wrong.",
    },
    {
      name: "Responsibility",
      shortName: "RES",
      definition: "The issue is told by who caused it and who has to solve it.",
    },
  ]),
  builtIns: ["relevance"],
  questions,
  rules: ["irrelevant-untagged"],
};
