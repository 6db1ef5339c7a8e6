import type { Answers, Attribute } from "../attribute";

/** The yes-or-no questions that measure one frame in an article, in the order of the form. */
export interface Indicators {
  readonly frame: string;
  readonly attributes: readonly Attribute[];
}

/**
 * The indicators of each frame: yes-or-no questions on the article (options 1 and 0)
 * whose names begin with the frame's name and a colon, such as “Conflict: blame”.
 */
export function indicatorsOf(
  attributes: readonly Attribute[],
  frames: readonly { readonly name: string }[],
): Indicators[] {
  const isYesOrNo = ({ scope, kind, options }: Attribute) =>
    scope === "article" &&
    kind === "single" &&
    options.length === 2 &&
    options.every(({ value }) => value === "1" || value === "0");
  return frames
    .map(({ name }) => ({
      frame: name,
      attributes: attributes.filter(
        (attribute) => isYesOrNo(attribute) && attribute.name.startsWith(`${name}:`),
      ),
    }))
    .filter(({ attributes }) => attributes.length > 0);
}

/** The answers to a frame's indicators, 1 or 0; null unless all of them are answered. */
export function indicatorRow({ attributes }: Indicators, answers: Answers): number[] | null {
  const row = attributes.map(({ id }) => answers[id]);
  return row.every((value) => value === "1" || value === "0") ? row.map(Number) : null;
}

/** The score of each frame in one article: the mean of its indicators, from 0 to 1; null while one lacks an answer. */
export function indicatorScores(
  indicators: readonly Indicators[],
  answers: Answers,
): { readonly frame: string; readonly score: number | null }[] {
  return indicators.map((one) => {
    const row = indicatorRow(one, answers);
    return {
      frame: one.frame,
      score: row && row.reduce((sum, value) => sum + value, 0) / row.length,
    };
  });
}
