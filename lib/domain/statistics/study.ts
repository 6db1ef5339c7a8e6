import type { Option } from "../attribute";
import type { Frame } from "../frame";
import type { FrameUse, Layer } from "../frame-use";
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

export const NOT_JUDGED: Judged = { primary: null, tone: null };

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
  /** Beside each of these articles, its place in `articles`, and the share of its codings that have the frame. */
  readonly places: readonly (readonly number[])[];
  readonly shares: readonly (readonly number[])[];
}

/**
 * How one finished coding uses each frame of the study.
 * @param uses of this coding; those of frames that are not in the study are passed over
 */
export function codingOf(uses: readonly FrameUse[], frames: readonly StudyFrame[]): Coding {
  const coding = frames.map((): FrameUse | null => null);
  for (const use of uses) {
    const index = frames.findIndex(({ id }) => id === use.frameId);
    if (index !== -1) coding[index] = use;
  }
  return coding;
}

/**
 * The study of one layer.
 * @param articles those that count: each has a finished coding, in which there may be no frame
 */
export function studyOf({
  layer,
  frames,
  articles,
  tones = [],
}: {
  readonly layer: Layer;
  readonly frames: readonly StudyFrame[];
  readonly articles: readonly CodedArticle[];
  readonly tones?: readonly Option[];
}): Study {
  const having: CodedArticle[][] = frames.map(() => []);
  const places: number[][] = frames.map(() => []);
  const shares: number[][] = frames.map(() => []);
  for (let place = 0; place < articles.length; place++) {
    const article = articles[place]!;
    const { codings } = article;
    for (let index = 0; index < frames.length; index++) {
      let own = 0;
      for (const coding of codings) if (coding[index] !== null) own++;
      if (own === 0) continue;
      having[index]!.push(article);
      places[index]!.push(place);
      shares[index]!.push(own / codings.length);
    }
  }
  return { layer, frames, tones, articles, having, places, shares };
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
