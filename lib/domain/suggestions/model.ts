import { groupBy } from "../group-by";
import { randomFrom, shuffled } from "../random";
import type { Vocabulary } from "./features";
import { vectorOf, vocabularyOf } from "./features";
import type { LogisticModel } from "./logistic-regression";
import { fitLogistic, probabilityOf } from "./logistic-regression";

/** A sentence of a coded article, and whether it was tagged with the frame. */
export interface Sample {
  readonly articleId: string;
  readonly text: string;
  readonly tagged: boolean;
}

/** What finds passages like those tagged with one frame. */
export interface PassageModel {
  readonly vocabulary: Vocabulary;
  readonly logistic: LogisticModel;
}

/** How well suggestions hit in articles the model had not seen. */
export interface Precision {
  /** Suggested sentences that were tagged, of `suggested`. */
  readonly hits: number;
  readonly suggested: number;
  /** Tagged sentences. */
  readonly tagged: number;
  readonly articles: number;
}

/** A sentence is suggested from this probability on. */
export const LEAST_PROBABILITY = 0.7;

/** Fewer tagged sentences, or articles with one, teach nothing. */
export const LEAST_TAGGED = 20;
export const LEAST_ARTICLES = 5;
const FOLDS = 5;

/** Whether there is enough to learn the frame from: tagged and untagged sentences, in enough articles. */
export function canLearn(samples: readonly Sample[]): boolean {
  const tagged = samples.filter((sample) => sample.tagged);
  return (
    tagged.length >= LEAST_TAGGED &&
    tagged.length < samples.length &&
    new Set(tagged.map(({ articleId }) => articleId)).size >= LEAST_ARTICLES
  );
}

/** Learn what sentences tagged with a frame have in common. `samples` must satisfy `canLearn`. */
export function learn(samples: readonly Sample[], language?: string): PassageModel {
  const vocabulary = vocabularyOf(
    samples.map(({ text }) => text),
    language,
  );
  const vectors = samples.map(({ text }) => vectorOf(text, vocabulary, language));
  const answers = samples.map(({ tagged }) => tagged);
  return { vocabulary, logistic: fitLogistic(vectors, answers, vocabulary.index.size) };
}

/** How probably a sentence would be tagged, 0 to 1; both answers taken as equally frequent beforehand. */
export function likeness(model: PassageModel, text: string, language?: string): number {
  return probabilityOf(model.logistic, vectorOf(text, model.vocabulary, language));
}

/**
 * Precision by cross-validation in five folds of whole articles, so that no
 * sentence is judged by a model that saw its neighbours, and every article is
 * judged once. Vocabulary and weights are learned anew in each fold.
 *
 * Stone, M. (1974). Cross-validatory choice and assessment of statistical
 * predictions. Journal of the Royal Statistical Society B 36(2).
 */
export function crossValidate(
  samples: readonly Sample[],
  seed: number,
  language?: string,
): Precision {
  const byArticle = groupBy(samples, ({ articleId }) => articleId);
  const articles = shuffled([...byArticle.keys()].sort(), randomFrom(seed));

  let hits = 0;
  let suggested = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = new Set(articles.filter((_, i) => i % FOLDS === fold));
    const seen = samples.filter(({ articleId }) => !held.has(articleId));
    if (!seen.some(({ tagged }) => tagged) || seen.every(({ tagged }) => tagged)) continue;
    const model = learn(seen, language);
    for (const { text, tagged } of samples.filter(({ articleId }) => held.has(articleId))) {
      if (likeness(model, text, language) < LEAST_PROBABILITY) continue;
      suggested++;
      if (tagged) hits++;
    }
  }
  const tagged = samples.filter((sample) => sample.tagged).length;
  return { hits, suggested, tagged, articles: articles.length };
}
