import type { Attribute, Option } from "../attribute";
import { ATTRIBUTE_KINDS, ATTRIBUTE_ROLES } from "../attribute";
import type { ImportedQuestion } from "./imported-study";

type Asked = Pick<Attribute, "id" | "name" | "question" | "kind" | "role" | "options">;

/**
 * A question as lines that people can read, for formats that have a description but no
 * questions: `Name: Tone`, `Kind: single`, one `Answer: VALUE = LABEL` for each option.
 * `questionIn` reads them back.
 */
export function questionText(question: Asked): string {
  const lines = [
    ["Name", question.name],
    ["Question", question.question],
    ["Kind", question.kind],
    ["Role", question.role ?? ""],
    ...question.options.map(({ value, label }) => ["Answer", `${value} = ${label}`]),
    ["Key", question.id],
  ];
  return lines
    .filter(([, words]) => words !== "")
    .map(([name, words]) => `${name}: ${words!.replace(/\s+/gu, " ")}`)
    .join("\n");
}

/** Undo `questionText`, but for the words of the question; null for any other text. */
export function questionIn(
  text: string,
  scope: ImportedQuestion["scope"],
): ImportedQuestion | null {
  const lines = text.split("\n").map((line) => /^(\w+): (.*)$/.exec(line)?.slice(1) ?? []);
  const wordsOf = (wanted: string) => lines.find(([name]) => name === wanted)?.[1];
  const [key, name, role] = [wordsOf("Key"), wordsOf("Name"), wordsOf("Role")];
  const kind = ATTRIBUTE_KINDS.find((one) => one === wordsOf("Kind"));
  if (key === undefined || name === undefined || kind === undefined) return null;
  return {
    key,
    scope,
    name,
    kind,
    role: ATTRIBUTE_ROLES.find((one) => one === role) ?? null,
    options: lines.flatMap(([is, words]) => (is === "Answer" ? (optionIn(words!) ?? []) : [])),
  };
}

function optionIn(words: string): Option | null {
  const [, value, label] = /^(.*?) = (.*)$/.exec(words) ?? [];
  return value === undefined || label === undefined ? null : { value, label };
}
