import { groupBy } from "../group-by";
import type { Span } from "../span";
import { overlap } from "../span";
import { wordsOf } from "../statistics/words";
import type { Utf16Offset } from "../text/offsets";
import { offsetIndex } from "../text/offsets";
import { paragraphsOf } from "../text/paragraphs";
import { sentencesOf } from "../text/sentences";
import type { StoredModel } from "./learn";
import { passageModel } from "./learn";
import { LEAST_PROBABILITY, likeness } from "./model";

/** A passage that might be tagged with a frame, in code points. */
export interface Suggestion extends Span {
  readonly frameId: string;
  /** Like passages that were tagged, or it has a phrase of the lead's. */
  readonly basis: "model" | "phrase";
  /** The model's probability; null for a phrase. */
  readonly score: number | null;
}

/** A phrase whose sentences are suggested. Compared word by word, without regard to case. */
export interface PhraseRule {
  readonly frameId: string;
  readonly text: string;
}

/**
 * The sentences of a text worth a look, in order of position: those with a phrase of
 * a frame, and those like the sentences tagged with it. Sentences that the reviewer
 * has tagged with the frame already are left out, as is what only repeats another
 * suggestion.
 */
export function suggestionsFor(
  text: string,
  language: string | null,
  {
    models,
    phrases,
    tagged,
  }: {
    readonly models: readonly { readonly frameId: string; readonly model: StoredModel }[];
    readonly phrases: readonly PhraseRule[];
    readonly tagged: readonly (Span & { readonly frameId: string })[];
  },
): Suggestion[] {
  const cut = language ?? undefined;
  const ready = models.map(({ frameId, model }) => ({ frameId, model: passageModel(model) }));
  const rules = phrases.map(({ frameId, text: phrase }) => ({
    frameId,
    words: wordsOf(phrase, cut).map(({ word }) => word),
  }));
  const taggedWith = groupBy(tagged, ({ frameId }) => frameId);

  return sentenceSpans(text, cut).flatMap(({ span, sentence }) => {
    const words = wordsOf(sentence, cut).map(({ word }) => word);
    const byPhrase = rules.filter((rule) => holds(words, rule.words)).map(({ frameId }) => frameId);
    const frameIds = new Set(byPhrase);
    const found: Suggestion[] = [...frameIds].map((frameId) => ({
      ...span,
      frameId,
      basis: "phrase",
      score: null,
    }));
    for (const { frameId, model } of ready) {
      if (frameIds.has(frameId)) continue;
      const score = likeness(model, sentence, cut);
      if (score >= LEAST_PROBABILITY) found.push({ ...span, frameId, basis: "model", score });
    }
    return found.filter(
      ({ frameId }) => !taggedWith.get(frameId)?.some((own) => overlap(own, span) > 0),
    );
  });
}

/** Every sentence with its place, in code points, without space at its ends. */
export function sentenceSpans(
  text: string,
  language?: string,
): { readonly span: Span; readonly sentence: string }[] {
  const index = offsetIndex(text);
  return paragraphsOf(text).flatMap((paragraph) =>
    sentencesOf(text.slice(paragraph.start, paragraph.end), language).flatMap((piece) => {
      const sentence = piece.segment.trim();
      if (sentence === "") return [];
      const space = piece.segment.length - piece.segment.trimStart().length;
      const start = (paragraph.start + piece.index + space) as Utf16Offset;
      const end = (start + sentence.length) as Utf16Offset;
      return [{ span: index.toSpan({ start, end }), sentence }];
    }),
  );
}

/** Whether `words` has `phrase` in one run. */
function holds(words: readonly string[], phrase: readonly string[]): boolean {
  if (phrase.length === 0) return false;
  return words.some((_, at) => phrase.every((word, i) => words[at + i] === word));
}
