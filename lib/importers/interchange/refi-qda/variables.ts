import type { Element } from "@xmldom/xmldom";
import type { ImportMetadata } from "@/lib/domain/import";
import type { AnswerValue } from "@/lib/domain/attribute";
import { asksForFrames, NO_FRAME } from "@/lib/domain/attribute";
import { fold } from "@/lib/domain/clean/fold";
import type { ImportedCode, ImportedQuestion } from "@/lib/domain/interchange/imported-study";
import { questionIn } from "@/lib/domain/interchange/question-text";
import { languageCode } from "../../language-code";
import { childrenOf, textIn } from "../../xml-elements";
import { keyOf } from "./codes";

export interface Variable {
  readonly name: string;
  /** A question of ours, and whoever answered it by this variable. */
  readonly question: ImportedQuestion | null;
  readonly userKey: string | null;
}

export function readVariables(project: Element): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const list of childrenOf(project, "Variables")) {
    for (const variable of childrenOf(list, "Variable")) {
      const description = textIn(variable, "Description");
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
export function valuesOf(element: Element): [key: string, value: string][] {
  return childrenOf(element, "VariableValue").flatMap((value): [string, string][] => {
    const [ref] = childrenOf(value, "VariableRef");
    const given = childrenOf(value).find(({ localName }) => localName?.endsWith("Value"));
    return ref && given ? [[keyOf(ref, "targetGUID"), given.textContent ?? ""]] : [];
  });
}

/** Variables by what tools and people call what an article's metadata are. */
const FIELDS: readonly (readonly [keyof ImportMetadata, RegExp])[] = [
  ["outlet", /^(outlet|source|newspaper|publication|publisher|medium)$/],
  ["publishedOn", /^(published( on)?|publication date|date|day|pubdate)$/],
  ["url", /^(url|link|web ?address)$/],
  ["language", /^(language|lang)$/],
  ["author", /^(author|byline)$/],
];

/** Which metadata a variable holds; null for any other. */
export function fieldOf(name: string): keyof ImportMetadata | null {
  const plain = fold(name).trim().replace(/[_-]/g, " ");
  return FIELDS.find(([, names]) => names.test(plain))?.[0] ?? null;
}

/** A value as the metadata hold it; null where it cannot be one. */
export function metadataValue(field: keyof ImportMetadata, text: string): string | null {
  const value = text.trim();
  if (value === "") return null;
  if (field === "publishedOn") return /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(value)?.[0] ?? null;
  return field === "language" ? languageCode(value) : value;
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
