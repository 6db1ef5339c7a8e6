import type { AnswerValue, Attribute } from "../../attribute";
import { asksForFrames, NO_FRAME, questionOf } from "../../attribute";
import { questionText } from "../../interchange/question-text";
import type { StudyArticle, StudyFrame } from "../study";
import type { XmlElement } from "../xml";
import { ids } from "./ids";

/** What sources say of their articles, with the types of the standard. */
const METADATA = [
  ["outlet", "Text", ({ outlet }: StudyArticle) => outlet],
  ["author", "Text", ({ author }: StudyArticle) => author],
  ["date", "Date", ({ publishedOn }: StudyArticle) => publishedOn],
  ["URL", "Text", ({ url }: StudyArticle) => url],
  ["language", "Text", ({ language }: StudyArticle) => language],
  ["weight", "Float", ({ weight }: StudyArticle) => (weight === null ? null : decimal(weight))],
] as const;

type Type = "Text" | "Integer" | "Float" | "Date";

/** The variables for outlet, author, day, address, language and sampling weight. */
export function metadataVariables(): XmlElement[] {
  return METADATA.map(([name, type]) => ({
    name: "Variable",
    attributes: { guid: ids.metadata(name), name, typeOfVariable: type },
  }));
}

/** An article's values of them. */
export function metadataValues(article: StudyArticle): XmlElement[] {
  return METADATA.flatMap(([name, type, valueOf]) => {
    const value = valueOf(article);
    return value === null ? [] : [variableValue(ids.metadata(name), type, value)];
  });
}

/**
 * The variable that holds one coder's answers to a question on articles: a source has
 * one value for each variable, and several people answer. Its description says what was
 * asked and of whom, also for reading it back.
 */
export function answersVariable(question: Attribute, user: string, coder: string): XmlElement {
  const description = [questionOf(question), "", questionText(question), `User: ${user}`];
  return {
    name: "Variable",
    attributes: {
      guid: ids.answersVariable(question.id, user),
      name: `${question.name} – ${coder}`,
      typeOfVariable: typeOf(question),
    },
    children: [{ name: "Description", children: [description.join("\n")] }],
  };
}

export function answerValue(
  question: Attribute,
  user: string,
  value: AnswerValue,
  frames: readonly StudyFrame[],
): XmlElement {
  const words = answerLines(question, value, frames);
  return variableValue(ids.answersVariable(question.id, user), typeOf(question), words);
}

/** An answer as people read it: labels of options or names of frames, one on each line. */
export function answerLines(
  question: Attribute,
  value: AnswerValue,
  frames: readonly StudyFrame[],
): string {
  const labelOf = (one: string) =>
    asksForFrames(question)
      ? one === NO_FRAME
        ? "No frame"
        : frames.find(({ id }) => id === one)?.name
      : question.options.find((option) => option.value === one)?.label;
  if (question.kind === "scale") return decimal(Number(value));
  if (question.kind === "text") return String(value);
  return [value]
    .flat()
    .map(String)
    .map((one) => labelOf(one) ?? one)
    .join("\n");
}

/** Without an exponent, which the standard's decimals do not have. */
function decimal(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/\.?0+$/, "") : text;
}

function typeOf({ kind, options }: Attribute): Type {
  if (kind !== "scale") return "Text";
  return options.every(({ value }) => /^-?\d+$/.test(value)) ? "Integer" : "Float";
}

function variableValue(guid: string, type: Type, value: string): XmlElement {
  return {
    name: "VariableValue",
    children: [
      { name: "VariableRef", attributes: { targetGUID: guid } },
      { name: `${type}Value`, children: [value] },
    ],
  };
}
