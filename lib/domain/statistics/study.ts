import type { Option } from "../attribute";
import type { Frame } from "../frame";
import type { CodingKey, FrameUse, Layer } from "../frame-use";
import { groupBy } from "../group-by";
import type { Weighted } from "./quantile";

/** What a statistic needs to know about an article. */
export interface StudyArticle {
  readonly id: string;
  readonly outletId: string | null;
  /** The outlet's name; only shown, never compared. */
  readonly outlet: string | null;
  /** YYYY-MM-DD in the project's time zone; null when the article has no date. */
  readonly publishedOn: string | null;
  /** Code points of the coded region (`codedLength`). */
  readonly codedLength: number;
  /** The story it prints, where others print it too; printings of one story are not independent. */
  readonly clusterId?: string | null;
  /** The stratum it was drawn from, in the sample that the report is of. */
  readonly stratum?: string | null;
  /** For how many articles it stands; 1 unless it was sampled or imported with a weight. */
  readonly weight?: number;
}

export type StudyFrame = Pick<Frame, "id" | "name">;

/** One finished coding: for each frame of the study, in order, its use or null. */
export type Coding = readonly (FrameUse | null)[];

/** What was said of an article as a whole; null where there was no answer. */
export interface Judged {
  /** Id of the frame declared the main one, or `NO_FRAME`. */
  readonly primary: string | null;
  /** The answer to the question on the tone. */
  readonly tone: string | null;
}

/** An article with its finished codings: one in the final layer, one per reviewer in the reviewer layer. */
export interface CodedArticle extends StudyArticle {
  readonly codings: readonly Coding[];
  /** Beside each coding, whose it is, and what was answered about the article. */
  readonly reviewerIds: readonly (string | null)[];
  readonly judged: readonly Judged[];
}

/**
 * What all figures of one report are computed from: one layer, one article set,
 * the frames in codebook order. Make it once per report, so that every table and
 * chart has the same denominator.
 */
export interface Study {
  readonly layer: Layer;
  readonly frames: readonly StudyFrame[];
  readonly articles: readonly CodedArticle[];
  /** What can be answered about an article's tone, in order; empty where nobody is asked. */
  readonly tones: readonly Option[];
  /** For each frame, the articles in which any coding has it. Most have few frames, so this is much less to read. */
  readonly having: readonly (readonly CodedArticle[])[];
}

/**
 * The study of one layer.
 *
 * `finished` names the finished codings: the submissions of the chosen rounds, or
 * the closed adjudications. An article without one is not in the study, whatever
 * rows it has; an article with one is in it even if nothing was tagged.
 */
export function studyOf(input: {
  readonly layer: Layer;
  readonly frames: readonly StudyFrame[];
  readonly articles: readonly StudyArticle[];
  readonly finished: readonly Omit<CodingKey, "layer">[];
  readonly uses: readonly FrameUse[];
  /** For an article that was not coded itself, the printing of its story that was. */
  readonly codedAs?: ReadonlyMap<string, string>;
  /** Answers about articles; without, nothing was asked. */
  readonly judgements?: readonly (Omit<CodingKey, "layer"> & Judged)[];
  readonly tones?: readonly Option[];
}): Study {
  const frameIndex = new Map(input.frames.map(({ id }, index) => [id, index]));
  const usesOf = groupBy(
    input.uses.filter(({ layer }) => layer === input.layer),
    ({ articleId }) => articleId,
  );
  const finishedOf = groupBy(input.finished, ({ articleId }) => articleId);

  const judgedBy = new Map(
    input.judgements?.map((answer) => [codingId(answer.articleId, answer.reviewerId), answer]),
  );

  const articles = input.articles.flatMap((article) => {
    const codedAs = input.codedAs?.get(article.id) ?? article.id;
    const reviewerIds = new Set(finishedOf.get(article.id)?.map(({ reviewerId }) => reviewerId));
    if (reviewerIds.size === 0) return [];
    const codings = new Map<string | null, (FrameUse | null)[]>();
    for (const id of reviewerIds) codings.set(id, Array<null>(input.frames.length).fill(null));
    for (const use of usesOf.get(codedAs) ?? []) {
      const index = frameIndex.get(use.frameId);
      const coding = codings.get(use.reviewerId);
      if (coding && index !== undefined) coding[index] = use;
    }
    const judged = [...reviewerIds].map((reviewerId): Judged => {
      const { primary, tone } = judgedBy.get(codingId(codedAs, reviewerId)) ?? NOT_JUDGED;
      return { primary, tone };
    });
    return [{ ...article, codings: [...codings.values()], reviewerIds: [...reviewerIds], judged }];
  });
  const { layer, frames, tones = [] } = input;
  return withArticles({ layer, frames, tones }, articles);
}

const NOT_JUDGED: Judged = { primary: null, tone: null };

function codingId(articleId: string, reviewerId: string | null): string {
  return `${articleId} ${reviewerId ?? ""}`;
}

/** The same study of other articles. */
export function withArticles(
  { layer, frames, tones }: Pick<Study, "layer" | "frames" | "tones">,
  articles: readonly CodedArticle[],
): Study {
  const having: CodedArticle[][] = frames.map(() => []);
  for (const article of articles) {
    for (const [index, those] of having.entries()) {
      if (article.codings.some((coding) => coding[index])) those.push(article);
    }
  }
  return { layer, frames, tones, articles, having };
}

/**
 * A quantity added up over articles. Where an article has several codings it adds
 * their mean, so an article counts once however many reviewers read it.
 */
export function sumOver(
  articles: readonly CodedArticle[],
  quantity: (coding: Coding, article: CodedArticle) => number,
): number {
  let sum = 0;
  for (const article of articles) {
    let own = 0;
    for (const coding of article.codings) own += quantity(coding, article);
    sum += own / article.codings.length;
  }
  return sum;
}

/** The number of articles of each kind. Where codings disagree on the kind, an article counts in parts. */
export function countBy<Kind>(
  articles: readonly CodedArticle[],
  kindOf: (coding: Coding) => Kind,
): Map<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const { codings } of articles) {
    for (const [kind, those] of groupBy(codings, kindOf)) {
      counts.set(kind, (counts.get(kind) ?? 0) + those.length / codings.length);
    }
  }
  return counts;
}

/**
 * A value of every coding that has one, weighted so that the codings of one
 * article weigh 1 together.
 */
export function valuesOf(
  articles: readonly CodedArticle[],
  valueOf: (coding: Coding, article: CodedArticle) => number | null,
): Weighted[] {
  const values: Weighted[] = [];
  for (const article of articles) {
    for (const coding of article.codings) {
      const value = valueOf(coding, article);
      if (value !== null) values.push({ value, weight: 1 / article.codings.length });
    }
  }
  return values;
}

/**
 * What makes a frame present in an article that several reviewers coded: the share
 * of them who used it, at least one of them, or all of them. In the final layer,
 * with one coding per article, the three are the same.
 */
export type PresenceRule = "average" | "any" | "every";

/** Code points that any frame covers in one coding. */
export function framedOf(coding: Coding): number {
  return coding.find((use) => use !== null)?.framed ?? 0;
}
