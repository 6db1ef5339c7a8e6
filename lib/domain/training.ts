import type { F1 } from "./agreement/span-f1";
import { f1Of, typeOverlap } from "./agreement/span-f1";
import type { Annotation } from "./annotation";
import type { Attribute } from "./attribute";
import type { Compared, DifferenceKind } from "./differences";
import { comparisonOf } from "./differences";
import { AppError } from "./errors";
import type { Frame } from "./frame";
import { taggableFrames } from "./frame";

/** What reviewers have to reach in a training round before they code in rounds that ask for it. */
export interface Bars {
  /** Articles with an expert coding that must have been submitted. */
  readonly leastArticles: number;
  /** Least F1 of a frame, from 0 to 1 … */
  readonly leastF1: number;
  /** … where the lead has set nothing else for it, by frame. */
  readonly frames: Readonly<Record<string, number>>;
}

/** What holds until a lead sets something else: a place to start from, not a norm. */
export const USUAL_BARS: Bars = { leastArticles: 5, leastF1: 0.7, frames: {} };

/** The most articles that bars may ask for. */
export const MOST_TRAINING_ARTICLES = 1000;

/**
 * Bars that can be worked with: those of frames that are like the others are left out.
 * @throws {AppError} invalid_input
 */
export function checkedBars(bars: Bars): Bars {
  const { leastArticles, leastF1, frames } = bars;
  if (!Number.isInteger(leastArticles) || leastArticles < 1) {
    throw new AppError("invalid_input", "Ask for at least one article.");
  }
  if (leastArticles > MOST_TRAINING_ARTICLES) {
    throw new AppError("invalid_input", `Ask for at most ${MOST_TRAINING_ARTICLES} articles.`);
  }
  for (const least of [leastF1, ...Object.values(frames)]) {
    if (!(least >= 0 && least <= 1)) {
      throw new AppError("invalid_input", "A bar lies between 0 and 1, such as 0.7.");
    }
  }
  const own = Object.entries(frames).filter(([, least]) => least !== leastF1);
  return { leastArticles, leastF1, frames: Object.fromEntries(own) };
}

/** One article as a reviewer handed it in before the feedback, and as the expert coded it. */
export interface TrainedArticle {
  readonly own: readonly Compared[];
  readonly expert: readonly Compared[];
}

/** How far a reviewer is with one frame. */
export interface FrameScore {
  readonly frameId: string;
  /** Null where neither the reviewer nor the expert tagged it, so that there is nothing to judge by. */
  readonly f1: number | null;
  /** The reviewer's tags, the expert's, and the pairs that match. */
  readonly own: number;
  readonly expert: number;
  readonly matched: number;
  /** The bar. */
  readonly least: number;
}

/** How far a reviewer is with a training round. */
export interface Standing {
  readonly articles: number;
  readonly leastArticles: number;
  /** Of every frame that can be tagged, in the order of the codebook. */
  readonly frames: readonly FrameScore[];
  readonly passed: boolean;
}

/**
 * A reviewer's scores over the training articles handed in so far. The score of a frame
 * is the F1 of all articles together (matches, the reviewer's tags and the expert's are
 * added up first): a tag matches one of the expert's with the same frame that shares at
 * least one code point with it, one to one, identical passages first. It is passed when
 * enough articles are in and no frame with tags lies below its bar.
 *
 * F1: van Rijsbergen, C. J. (1979). Information Retrieval, 2nd ed.; as agreement of
 * spans: Hripcsak, G. & Rothschild, A. S. (2005). Agreement, the F-measure, and
 * reliability in information retrieval. JAMIA 12(3).
 */
export function standingOf(
  articles: readonly TrainedArticle[],
  frames: readonly Pick<Frame, "id" | "isGroup">[],
  bars: Bars,
): Standing {
  const scores = taggableFrames(frames).map(({ id: frameId }): FrameScore => {
    const matches = articles.map(({ own, expert }) =>
      typeOverlap(ofFrame(own, frameId), ofFrame(expert, frameId)),
    );
    const sum = (part: "first" | "firstCount" | "secondCount") =>
      matches.reduce((total, match) => total + match[part], 0);
    const score: F1 | null = f1Of(matches);
    return {
      ...{ frameId, f1: score?.f1 ?? null, least: bars.frames[frameId] ?? bars.leastF1 },
      ...{ own: sum("firstCount"), expert: sum("secondCount"), matched: sum("first") },
    };
  });
  return {
    articles: articles.length,
    leastArticles: bars.leastArticles,
    frames: scores,
    passed: articles.length >= bars.leastArticles && scores.every(isReached),
  };
}

/** Whether a frame keeps nobody out. */
export function isReached({ f1, least }: FrameScore): boolean {
  return f1 === null || f1 >= least;
}

function ofFrame(tags: readonly Compared[], frameId: string): Compared[] {
  return tags.filter((tag) => tag.frameId === frameId);
}

/** What a reviewer learns of one passage. */
export const REMARK_KINDS = ["missed", "extra", "boundary", "frame", "answer"] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/** One difference between a reviewer's tags and the expert's. */
export interface Remark {
  readonly kind: RemarkKind;
  readonly own: readonly Annotation[];
  readonly expert: readonly Annotation[];
  /** The frames whose rules say why, the expert's first. */
  readonly frameIds: readonly string[];
}

export interface Feedback {
  /** Tags of the reviewer's that are just like the expert's. */
  readonly right: number;
  /** In the order of the text. */
  readonly remarks: readonly Remark[];
}

/** Where a reviewer's tags of an article differ from the expert's, as differences between reviewers are found. */
export function feedbackOf(
  reviewerId: string,
  { own, expert }: { readonly own: readonly Annotation[]; readonly expert: readonly Annotation[] },
  attributes: readonly Pick<Attribute, "id" | "kind">[],
): Feedback {
  const judge = expert.map((tag) => ({ ...tag, reviewerId: EXPERT }));
  const both = [...own, ...judge];
  const { agreements, differences } = comparisonOf(both, [reviewerId, EXPERT], attributes);
  const remarks = differences.map(({ kind, annotations }): Remark => {
    const mine = annotations.filter((tag) => tag.reviewerId === reviewerId);
    const theirs = annotations.filter((tag) => tag.reviewerId === EXPERT);
    const frameIds = [...new Set([...theirs, ...mine].map(({ frameId }) => frameId))];
    return { kind: remarkKind(kind, mine.length > 0), own: mine, expert: theirs, frameIds };
  });
  return { right: agreements.length, remarks };
}

/** Who the expert is does not matter, not even if it is the reviewer's own name. */
export const EXPERT = "expert";

function remarkKind(kind: DifferenceKind, isOwn: boolean): RemarkKind {
  if (kind === "omission") return isOwn ? "extra" : "missed";
  return kind === "attribute" ? "answer" : kind;
}
