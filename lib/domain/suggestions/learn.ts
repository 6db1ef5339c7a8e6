import type { PassageModel, Precision, Sample } from "./model";
import { canLearn, crossValidate, learn } from "./model";

/** A sentence of a coded article, and the frames it was tagged with. */
export interface TrainingSentence {
  readonly articleId: string;
  readonly text: string;
  readonly frameIds: readonly string[];
}

export interface LearnOptions {
  readonly frameIds: readonly string[];
  readonly seed: number;
  /** BCP 47; how words are cut. */
  readonly language?: string;
}

/** What is kept of a frame's model: the features that matter, by name, so that it can be stored and read. */
export interface StoredModel {
  /** Feature, its inverse document frequency, its weight. */
  readonly features: readonly (readonly [feature: string, idf: number, weight: number])[];
  readonly intercept: number;
}

/** One frame's model with its precision; null where too little was tagged to learn from. */
export interface LearnedFrame {
  readonly frameId: string;
  readonly tagged: number;
  readonly articles: number;
  readonly learned: { readonly model: StoredModel; readonly precision: Precision } | null;
}

/** Significant digits that are stored; more would change no suggestion. */
const DIGITS = 6;

/** Learn every frame, and try each model on articles it had not seen. */
export function learnFrames(
  { frameIds, seed, language }: LearnOptions,
  sentences: readonly TrainingSentence[],
  progress: (done: number, total: number) => void,
): LearnedFrame[] {
  return frameIds.map((frameId, index) => {
    const samples: Sample[] = sentences.map((sentence) => ({
      articleId: sentence.articleId,
      text: sentence.text,
      tagged: sentence.frameIds.includes(frameId),
    }));
    const tagged = samples.filter((sample) => sample.tagged);
    const learned = canLearn(samples)
      ? { model: stored(samples, language), precision: crossValidate(samples, seed, language) }
      : null;
    progress(index + 1, frameIds.length);
    const articles = new Set(tagged.map(({ articleId }) => articleId)).size;
    return { frameId, tagged: tagged.length, articles, learned };
  });
}

function stored(samples: readonly Sample[], language?: string): StoredModel {
  const { vocabulary, logistic } = learn(samples, language);
  const rounded = (number: number) => Number(number.toPrecision(DIGITS));
  return {
    features: [...vocabulary.index].map(([feature, at]) => [
      feature,
      rounded(vocabulary.inverseDocumentFrequency[at]!),
      rounded(logistic.weights[at]!),
    ]),
    intercept: rounded(logistic.intercept),
  };
}

/** The model as it was stored, ready to be asked. */
export function passageModel({ features, intercept }: StoredModel): PassageModel {
  return {
    vocabulary: {
      index: new Map(features.map(([feature], at) => [feature, at])),
      inverseDocumentFrequency: features.map(([, idf]) => idf),
    },
    logistic: { weights: Float64Array.from(features, ([, , weight]) => weight), intercept },
  };
}
