import type { Answers, Attribute } from "../attribute";
import { groupBy } from "../group-by";
import type { ItemStatistic } from "./cronbach-alpha";
import { cronbachAlpha, itemStatistics } from "./cronbach-alpha";

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

/** The fewest codings from which alpha and the figures of single questions are shown. */
export const FEWEST_CODINGS = 10;

/** How one frame came out over all codings whose answers are complete. */
export interface IndicatorResult {
  readonly frame: string;
  /** Mean of the articles' scores, each the mean of its codings; null without a complete coding. */
  readonly score: number | null;
  /** Articles with a complete coding. */
  readonly articles: number;
  /** Codings that answered all of its questions. */
  readonly codings: number;
  readonly alpha: number | null;
  /** In the order of the form. */
  readonly items: readonly (ItemStatistic & Pick<Attribute, "id" | "name" | "question">)[];
}

/** Scores, alpha and item statistics of each frame; a coding counts for a frame when it is complete there. */
export function indicatorResults(
  indicators: readonly Indicators[],
  codings: readonly { readonly articleId: string; readonly answers: Answers }[],
): IndicatorResult[] {
  return indicators.map((one) => {
    const complete = codings.flatMap(({ articleId, answers }) => {
      const row = indicatorRow(one, answers);
      return row ? [{ articleId, row }] : [];
    });
    const rows = complete.map(({ row }) => row);
    const articles = [...groupBy(complete, ({ articleId }) => articleId).values()].map((own) =>
      meanOf(own.map(({ row }) => meanOf(row))),
    );
    const statistics = itemStatistics(rows);
    return {
      frame: one.frame,
      score: articles.length === 0 ? null : meanOf(articles),
      articles: articles.length,
      codings: rows.length,
      alpha: cronbachAlpha(rows),
      items: statistics.map((statistic, index) => {
        const { id, name, question } = one.attributes[index]!;
        return { ...statistic, id, name, question };
      }),
    };
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
