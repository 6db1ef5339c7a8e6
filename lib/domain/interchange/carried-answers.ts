import type { Answers, AnswerValue, Attribute } from "../attribute";
import { asksForFrames, checkedAnswer, optionsOf } from "../attribute";
import { AppError } from "../errors";
import type { Frame } from "../frame";

/** Answers as a codebook's questions take them, and how many fitted none of its answers. */
export interface CarriedAnswers {
  readonly answers: Answers;
  readonly left: number;
}

/**
 * Answers of a study by its keys, as answers to the questions they became. One value
 * and a list of one say the same; keys of codes become frames. What is no answer of its
 * question is left out and counted.
 */
export function carriedAnswers(
  given: Answers,
  attributes: ReadonlyMap<string, Attribute>,
  frames: readonly Frame[],
  frameIds: ReadonlyMap<string, string>,
): CarriedAnswers {
  const answers: Record<string, AnswerValue> = {};
  let left = 0;
  for (const [key, value] of Object.entries(given)) {
    const attribute = attributes.get(key);
    if (!attribute) continue;
    const answer = carried(attribute, value, frames, frameIds);
    if (answer === null) left++;
    else answers[attribute.id] = answer;
  }
  return { answers, left };
}

function carried(
  attribute: Attribute,
  value: AnswerValue,
  frames: readonly Frame[],
  frameIds: ReadonlyMap<string, string>,
): AnswerValue | null {
  const values = [value].flat();
  const known = asksForFrames(attribute)
    ? values.flatMap((key) => frameIds.get(String(key)) ?? [])
    : values;
  if (known.length === 0 && values.length > 0) return null;
  try {
    return checkedAnswer(attribute, optionsOf(attribute, frames), shaped(attribute, known));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function shaped({ kind }: Attribute, values: readonly (string | number)[]): AnswerValue {
  switch (kind) {
    case "multiple":
      return values.map(String);
    case "scale":
      return Number(values[0]);
    case "single":
    case "text":
      return values.map(String).join(kind === "text" ? "\n" : ", ");
  }
}
