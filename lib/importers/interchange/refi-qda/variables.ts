import type { AnswerValue } from "@/lib/domain/attribute";
import { asksForFrames, NO_FRAME } from "@/lib/domain/attribute";
import type { ImportedCode, ImportedQuestion } from "@/lib/domain/interchange/imported-study";
import { questionIn } from "@/lib/domain/interchange/question-text";
import type { XmlElement } from "../../xml";
import { elementsIn, textUnder } from "../../xml";
import { keyOf } from "./codes";

export interface Variable {
  readonly name: string;
  /** A question of ours, and whoever answered it by this variable. */
  readonly question: ImportedQuestion | null;
  readonly userKey: string | null;
}

export function readVariables(project: XmlElement): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const list of elementsIn(project, "Variables")) {
    for (const variable of elementsIn(list, "Variable")) {
      const description = textUnder(variable, "Description");
      variables.set(keyOf(variable), {
        name: variable.getAttribute("name") ?? "",
        question: questionIn(description, "article"),
        userKey: /^User: (.*)$/m.exec(description)?.[1] ?? null,
      });
    }
  }
  return variables;
}

/** What variables say: by the variable's key, as text. */
export function valuesOf(element: XmlElement): [key: string, value: string][] {
  return elementsIn(element, "VariableValue").flatMap((value): [string, string][] => {
    const [ref] = elementsIn(value, "VariableRef");
    const given = elementsIn(value).find(({ localName }) => localName.endsWith("Value"));
    return ref && given ? [[keyOf(ref, "targetGUID"), given.textContent]] : [];
  });
}

/** An answer as words stand for it: labels of options or names of codes, one on each line. */
export function answerIn(
  { kind, role, options }: ImportedQuestion,
  codes: readonly ImportedCode[],
  words: string,
): AnswerValue {
  if (kind === "text") return words;
  if (kind === "scale") return Number(words);
  const named = asksForFrames({ role })
    ? codes.map(({ key, name }) => ({ value: key, label: name }))
    : options;
  const none = { value: NO_FRAME, label: "No frame" };
  const values = words
    .split("\n")
    .filter((label) => label !== "")
    .map((label) => [...named, none].find((one) => one.label === label)?.value ?? label);
  return kind === "multiple" ? values : (values[0] ?? "");
}
