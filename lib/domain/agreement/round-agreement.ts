import type { Answers, AnswerValue, Attribute, Option } from "../attribute";
import { segmentsOfText } from "../text/segments";
import type { BootstrapOptions, Interval, Resampled } from "./bootstrap";
import { bootstrap } from "./bootstrap";
import type { Coefficient } from "./coefficient";
import type { Continuum, Unit } from "./continuum";
import type { CodedArticle, FrameAgreement } from "./frame-agreement";
import { presenceAgreement, presencesOf, resampledPresence } from "./frame-agreement";
import { frameUnitizedAlpha, resampledUnitizedAlpha } from "./frame-unitized-alpha";
import type { JudgementAgreement } from "./judgement-agreement";
import { judgementOf, setJudgement } from "./judgement-agreement";
import type { SegmentAgreement } from "./segment-agreement";
import { resampledSegments, segmentFigures, segmentsOf } from "./segment-agreement";
import type { UnitizedAlpha } from "./unitized-alpha";
import { unitizedAlpha } from "./unitized-alpha";

/** One article's frozen text with every finished pass over it. */
export interface CodedText extends Continuum {
  readonly text: string;
  /** BCP 47; null where it is not known. */
  readonly language: string | null;
  /** Found not relevant: only questions that ask about irrelevant articles too look at it. */
  readonly irrelevant?: true;
  readonly passes: readonly TextPass[];
}

/** One reviewer's finished pass over a text. */
export interface TextPass {
  readonly reviewerId: string;
  /** ISO 8601 */
  readonly submittedAt: string;
  readonly units: readonly Unit[];
  /** To the questions that were asked. */
  readonly answers: Answers;
}

/** A question about the article whose answers are compared. */
export type ComparedQuestion = Pick<Attribute, "id" | "kind" | "role"> & {
  readonly options: readonly Option[];
};

export interface RoundOptions {
  readonly frameIds: readonly string[];
  readonly questions: readonly ComparedQuestion[];
  readonly seed: number;
  readonly replicates: number;
}

/** A coefficient at the level of characters, with its interval. */
export interface CharacterAgreement {
  /** uα of the frame against everything else. */
  readonly alpha: Coefficient;
  readonly interval: Interval | null;
}

/** Everything the agreement table shows about one frame. */
export interface FrameRow extends FrameAgreement {
  readonly paragraphs: SegmentAgreement;
  readonly sentences: SegmentAgreement;
  readonly characters: CharacterAgreement;
}

/** The agreement table of one round. */
export interface RoundAgreement {
  readonly seed: number;
  readonly replicates: number;
  /** Articles that somebody submitted, and those that two reviewers or more did. */
  readonly articles: number;
  readonly pairableArticles: number;
  readonly frames: readonly FrameRow[];
  /** The set of all frames found in an article, compared as a whole. */
  readonly sets: JudgementAgreement;
  /** All frames together, character by character. */
  readonly characters: UnitizedAlpha;
  readonly questions: readonly ({ readonly attributeId: string } & JudgementAgreement)[];
}

/**
 * The agreement table of one round: for each frame its presence in articles,
 * paragraphs and sentences and its characters, then the sets of frames, all frames
 * together, and the questions about the article.
 *
 * One series of draws of whole articles gives all intervals, so that figures can be
 * compared draw by draw. O(text + replicates × (articles + articles with each frame)),
 * and O(V²) a replicate in the V distinct sets of frames.
 *
 * @param progress told how many replicates are done
 */
export function roundAgreement(
  { frameIds, questions, seed, replicates }: RoundOptions,
  all: readonly CodedText[],
  progress: BootstrapOptions["progress"],
): RoundAgreement {
  const texts = all.filter(({ irrelevant }) => !irrelevant);
  const pairable = texts.filter(({ passes }) => passes.length > 1);
  const presences = presencesOf(texts.map(codedArticle), frameIds);
  const segments = pairable.map(({ text, language }) =>
    segmentsOfText(text, language ?? undefined),
  );
  const cut = (level: "paragraphs" | "sentences") =>
    segmentsOf(
      pairable.map((text, index) => ({ ...text, segments: segments[index]![level] })),
      frameIds,
    ).frames;
  const paragraphs = cut("paragraphs");
  const sentences = cut("sentences");
  const sets = setJudgement(rowsOf(pairable, framesOf));
  const judgements = questions.flatMap((question) => {
    const rows = rowsOf(pairable, ({ answers }) => answers[question.id] ?? null);
    const judgement =
      question.role === "relevance" ? null : judgementOf(question, question.options, rows);
    return judgement ? [{ attributeId: question.id, judgement }] : [];
  });
  const draw = (articles: number, coefficients: readonly Resampled[]) =>
    bootstrap(articles, coefficients, { seed, replicates, ...(progress && { progress }) });

  const [ofPresence, ofParagraphs, ofSentences, ofCharacters, ofSets, ...ofQuestions] = intervalsOf(
    [
      presences.map(resampledPresence),
      paragraphs.map(resampledSegments),
      sentences.map(resampledSegments),
      frameIds.map((frameId) => resampledUnitizedAlpha(pairable, frameId)),
      sets.alphas.map(({ resampled }) => resampled),
      ...judgements.map(({ judgement }) => judgement.alphas.map(({ resampled }) => resampled)),
    ],
    (coefficients) => draw(pairable.length, coefficients),
  );
  // Relevance is judged in all articles, so these are drawn on their own.
  const relevance = questions
    .filter(({ role }) => role === "relevance")
    .flatMap((question) => {
      const read = all.filter(({ passes }) => passes.length > 1);
      const rows = rowsOf(read, ({ answers }) => answers[question.id] ?? null);
      const judgement = judgementOf(question, question.options, rows);
      if (!judgement) return [];
      const coefficients = judgement.alphas.map(({ resampled }) => resampled);
      const [intervals] = intervalsOf([coefficients], (those) => draw(read.length, those));
      return [{ attributeId: question.id, ...judgement.finish(intervals!) }];
    });
  const answered = judgements.map(({ attributeId, judgement }, index) => ({
    attributeId,
    ...judgement.finish(ofQuestions[index]!),
  }));

  return {
    seed,
    replicates,
    articles: texts.length,
    pairableArticles: pairable.length,
    frames: frameIds.map((frameId, index) => ({
      ...presenceAgreement(presences[index]!, ofPresence![index]!),
      paragraphs: segmentFigures(paragraphs[index]!, ofParagraphs![index]!),
      sentences: segmentFigures(sentences[index]!, ofSentences![index]!),
      characters: {
        alpha: frameUnitizedAlpha(pairable, frameId),
        interval: ofCharacters![index]!,
      },
    })),
    sets: sets.finish(ofSets!),
    characters: unitizedAlpha(pairable),
    questions: questions.flatMap(
      ({ id }) => [...answered, ...relevance].find(({ attributeId }) => attributeId === id) ?? [],
    ),
  };
}

/** The intervals of several lists of coefficients, drawn together. */
function intervalsOf(
  lists: readonly (readonly (Resampled | null)[])[],
  draw: (coefficients: readonly Resampled[]) => readonly (Interval | null)[],
): (Interval | null)[][] {
  const intervals = draw(lists.flat().filter((resampled) => resampled !== null)).values();
  return lists.map((list) =>
    list.map((resampled) => (resampled ? (intervals.next().value ?? null) : null)),
  );
}

/** What was found in an article, as presence needs it. */
export function codedArticle({ articleId, passes, askedFrameIds }: Continuum): CodedArticle {
  return {
    articleId,
    ...(askedFrameIds && { askedFrameIds }),
    passes: passes.map((pass) => ({ reviewerId: pass.reviewerId, frameIds: framesOf(pass) })),
  };
}

function framesOf({ units }: { readonly units: readonly Unit[] }): string[] {
  return [...new Set(units.map(({ frameId }) => frameId))].sort();
}

/** One row per article, one column per reviewer who coded any of them. */
function rowsOf<Value extends AnswerValue>(
  texts: readonly CodedText[],
  valueOf: (pass: TextPass) => Value | null,
): (Value | null)[][] {
  const reviewerIds = [
    ...new Set(texts.flatMap(({ passes }) => passes.map(({ reviewerId }) => reviewerId))),
  ];
  const columns = new Map(reviewerIds.map((id, column) => [id, column]));
  return texts.map(({ passes }) => {
    const row = new Array<Value | null>(reviewerIds.length).fill(null);
    for (const pass of passes) row[columns.get(pass.reviewerId)!] = valueOf(pass);
    return row;
  });
}
