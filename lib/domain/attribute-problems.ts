import { NOT_RELEVANT } from "./article-form";
import type { Attribute, AttributeKind, AttributeRole } from "./attribute";
import { asksForFrames, MOST_OPTIONS, NO_FRAME } from "./attribute";

/** The kind of question that statistics expect of a role. */
const KIND_OF_ROLE: Readonly<Record<AttributeRole, AttributeKind>> = {
  relevance: "single",
  "frames-present": "multiple",
  "headline-frame": "single",
  "primary-frame": "single",
  tone: "scale",
};

/**
 * What is wrong with a draft's questions, a sentence each; empty when they can be
 * published. `frameIds` are the frames of the draft that passages can be tagged with.
 */
export function attributeProblems(
  attributes: readonly Attribute[],
  frameIds: readonly string[],
): string[] {
  return attributes.flatMap((attribute, index) => {
    const earlier = attributes.slice(0, index);
    const sentences = [
      ...nameProblems(attribute, earlier),
      ...optionProblems(attribute),
      ...conditionProblems(attribute, earlier, frameIds),
    ];
    if (attribute.frameId !== null && !frameIds.includes(attribute.frameId)) {
      sentences.push(`“${attribute.name}” is asked of a frame that is not in the codebook.`);
    }
    return sentences;
  });
}

function nameProblems(attribute: Attribute, earlier: readonly Attribute[]): string[] {
  const { name, scope, frameId, role, kind } = attribute;
  const alike = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
  const twin = earlier.some(
    (other) => other.scope === scope && other.frameId === frameId && alike(other.name, name),
  );
  return [
    ...(name.trim() === "" ? ["Give every question a name."] : []),
    ...(twin ? [`Two questions are called “${name}”. Give one another name.`] : []),
    ...(role && earlier.some((other) => other.role === role)
      ? [`There are two questions for the same figure: keep one of them, or “${name}”.`]
      : []),
    ...(role && KIND_OF_ROLE[role] !== kind
      ? [`“${name}” is counted in the statistics, so its kind cannot be changed.`]
      : []),
  ];
}

function optionProblems(attribute: Attribute): string[] {
  const { name, kind, role, options } = attribute;
  if (kind === "text" || asksForFrames(attribute)) {
    return options.length > 0 ? [`“${name}” has no answers of its own to choose.`] : [];
  }
  const values = options.map(({ value }) => value);
  const what = kind === "scale" ? "points" : "answers";
  const sentences: string[] = [];
  if (options.length < 2) sentences.push(`Give “${name}” at least two ${what}.`);
  if (options.length > MOST_OPTIONS) {
    sentences.push(`“${name}” has more than ${MOST_OPTIONS} ${what}.`);
  }
  if (options.some(({ label }) => label.trim() === "") || values.includes("")) {
    sentences.push(`Each of the ${what} of “${name}” needs words.`);
  }
  if (new Set(values).size < values.length) {
    sentences.push(`Two ${what} of “${name}” are the same.`);
  }
  if (kind === "scale" && values.some((value) => String(Number(value)) !== value)) {
    sentences.push(`The points of “${name}” must be numbers.`);
  }
  if (role === "relevance" && !(values.includes("yes") && values.includes(NOT_RELEVANT))) {
    sentences.push(
      `“${name}” needs the answers “yes” and “${NOT_RELEVANT}”; label them as you like.`,
    );
  }
  return sentences;
}

function conditionProblems(
  { name, scope, frameId, condition }: Attribute,
  earlier: readonly Attribute[],
  frameIds: readonly string[],
): string[] {
  if (!condition) return [];
  const asked = earlier.find(({ id }) => id === condition.attributeId);
  const together = asked?.scope === scope && (asked.frameId === null || asked.frameId === frameId);
  if (!asked || !together || asked.kind === "text") {
    return [`“${name}” depends on a question that does not stand before it.`];
  }
  const values = asksForFrames(asked)
    ? [...frameIds, NO_FRAME]
    : asked.options.map(({ value }) => value);
  return condition.oneOf.length === 0 || condition.oneOf.some((value) => !values.includes(value))
    ? [`Say for which answers to “${asked.name}” the question “${name}” is asked.`]
    : [];
}
