import type { ImportMetadata } from "@/lib/domain/import";
import type { ImportedAnswer, ImportedQuestion } from "@/lib/domain/interchange/imported-study";
import { metadataIn } from "../metadata-fields";
import type { JsonObject } from "../study-files";
import type { XmlElement } from "../../xml";
import { elementsIn } from "../../xml";
import type { Tally } from "../tally";
import { keyOf } from "./codes";
import type { Surroundings } from "./selections";
import { codeOf, creatorOf } from "./selections";
import type { TextSource } from "./sources";
import type { Variable } from "./variables";
import { answerIn, valuesOf } from "./variables";

type CaseValues = ReadonlyMap<string, readonly [key: string, value: string][]>;

/** The question that codes of whole sources answer, where a file has none of its own for it. */
const SOURCE_CODES = "codes of the whole source";

/** Variables that stand in a case of one source, as MAXQDA and Quirkos write them, by the source. */
export function caseValues(project: XmlElement): CaseValues {
  const values = new Map<string, [string, string][]>();
  for (const list of elementsIn(project, "Cases")) {
    for (const one of elementsIn(list, "Case")) {
      const [source, ...others] = elementsIn(one, "SourceRef");
      if (!source || others.length > 0) continue;
      const key = keyOf(source, "targetGUID");
      values.set(key, [...(values.get(key) ?? []), ...valuesOf(one)]);
    }
  }
  return values;
}

/** What a source says of its article; variables that mean nothing here are counted as lost. */
export function metadataOf(
  source: TextSource,
  variables: ReadonlyMap<string, Variable>,
  cases: CaseValues,
  tally: Tally,
): ImportMetadata {
  const values = [...(cases.get(source.key) ?? []), ...valuesOf(source.element)];
  const fields = values.flatMap(([key, value]) => {
    const variable = variables.get(key);
    return variable && !variable.question ? [[variable.name, value]] : [];
  });
  return metadataIn({ title: source.name, ...(Object.fromEntries(fields) as JsonObject) }, tally);
}

/** Answers by variables of ours; codes of a whole source are the frames that are present in it. */
export function answersOf(
  { key, element }: TextSource,
  { codes, questions }: Surroundings,
  variables: ReadonlyMap<string, Variable>,
  cases: CaseValues,
): ImportedAnswer[] {
  const answers = [...(cases.get(key) ?? []), ...valuesOf(element)].flatMap(
    ([variableKey, words]): ImportedAnswer[] => {
      const { question, userKey } = variables.get(variableKey) ?? {};
      if (!question) return [];
      questions.set(question.key, question);
      const value = answerIn(question, codes, words);
      return [{ articleKey: key, userKey: userKey ?? "", questionKey: question.key, value }];
    },
  );
  if (answers.length > 0) return answers; // ours has its codes of whole sources from these
  const byUser = new Map<string, Set<string>>();
  for (const coding of elementsIn(element, "Coding")) {
    const user = creatorOf(coding, element);
    byUser.set(user, (byUser.get(user) ?? new Set()).add(codeOf(coding)));
  }
  if (byUser.size > 0) questions.set(SOURCE_CODES, PRESENT);
  return [...byUser].map(([userKey, value]) => ({
    articleKey: key,
    userKey,
    questionKey: SOURCE_CODES,
    value: [...value],
  }));
}

const PRESENT: ImportedQuestion = {
  key: SOURCE_CODES,
  scope: "article",
  name: "Frames present",
  kind: "multiple",
  role: "frames-present",
  options: [],
};
