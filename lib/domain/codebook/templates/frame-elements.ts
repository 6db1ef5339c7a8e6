import type { Template } from "./template";
import { framesOf } from "./template";

/**
 * The parts that a frame is made of: it defines a problem, names causes, judges, and
 * proposes remedies (Entman 1993); who says so is asked of every tag.
 */
export const frameElements: Template = {
  name: "Frame elements",
  description:
    "Problem, cause, evaluation and remedy as passages of their own, each with its speaker. Frames are found afterwards, as elements that go together.",
  frames: framesOf(
    [
      {
        name: "Problem",
        shortName: "PRO",
        definition: "The passage says what is at issue, and for whom.",
        includeWhen: "Something is presented as troubling, disputed or in need of attention.",
        excludeWhen: "An event is reported without saying that anything is at issue.",
      },
      {
        name: "Cause",
        shortName: "CAU",
        definition: "The passage says who or what brought the problem about.",
        includeWhen: "A person, group, decision or condition is made responsible.",
        excludeWhen: "Two things merely follow each other in time.",
      },
      {
        name: "Evaluation",
        shortName: "EVA",
        definition: "The passage judges the problem, an actor or a measure.",
        includeWhen: "Praise, blame, hope or worry is expressed, by the author or someone quoted.",
        excludeWhen: "A judgement is announced but its content is not given.",
      },
      {
        name: "Remedy",
        shortName: "REM",
        definition: "The passage says what should be done, or not be done.",
        includeWhen: "An action is demanded, proposed or rejected.",
        excludeWhen: "An action that was already taken is only reported.",
      },
    ],
    {
      name: "Frame elements",
      isGroup: true,
      definition: "What a frame does in a text: it defines, explains, judges and recommends.",
    },
  ),
  builtIns: ["relevance", "tone"],
  questions: [
    {
      scope: "annotation",
      frame: null,
      name: "Speaker",
      question: "Who says it?",
      kind: "single",
      options: [
        { value: "author", label: "The author" },
        { value: "government", label: "A government or office" },
        { value: "opposition", label: "An opposition" },
        { value: "business", label: "A company" },
        { value: "civil-society", label: "A group of citizens" },
        { value: "expert", label: "An expert" },
        { value: "citizen", label: "A citizen" },
        { value: "other", label: "Somebody else" },
      ],
      required: true,
    },
    {
      scope: "annotation",
      frame: 3,
      name: "Direction",
      question: "How does the passage judge?",
      kind: "scale",
      options: [
        { value: "-1", label: "unfavourably" },
        { value: "0", label: "both ways" },
        { value: "1", label: "favourably" },
      ],
      required: true,
    },
  ],
  rules: ["irrelevant-untagged"],
};
