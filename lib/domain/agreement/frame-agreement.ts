import type { Steps } from "../steps";
import { atOnce } from "../steps";
import type { BinaryAnswers } from "./binary-alpha";
import { binaryAlpha, resampledBinaryAlpha } from "./binary-alpha";
import type { BootstrapOptions, Interval, Resampled } from "./bootstrap";
import { bootstrapSteps } from "./bootstrap";
import type { Coefficient, ReliabilityData } from "./coefficient";
import { sum } from "./coefficient";
import { cohenKappa } from "./cohen-kappa";
import { gwetAc1 } from "./gwet-ac1";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { nominal } from "./distance";
import { percentAgreement } from "./percent-agreement";

/** What the reviewers found in one article, whether each frame occurs in it or not. */
export interface CodedArticle {
  readonly articleId: string;
  /** Completed passes only: a pass that was not finished says nothing, an empty one says "no frame". */
  readonly passes: readonly { readonly reviewerId: string; readonly frameIds: readonly string[] }[];
  /** Frames of the codebook version the article was coded with; all asked for when left out. */
  readonly askedFrameIds?: readonly string[];
}

/** Agreement about one frame's presence: the row that is always shown together. */
export interface FrameAgreement {
  readonly frameId: string;
  /** Articles that were coded with this frame in the codebook, by any number of reviewers. */
  readonly articles: number;
  /** Of these, articles with two completed passes or more; every figure below is about them. */
  readonly pairableArticles: number;
  /** In order of first appearance; `positives` of `articles` have the frame. */
  readonly reviewers: readonly {
    readonly reviewerId: string;
    readonly positives: number;
    readonly articles: number;
  }[];
  /** Mean pairwise agreement per article, not corrected for chance. */
  readonly percent: Coefficient;
  readonly alpha: Coefficient;
  readonly interval: Interval | null;
  /** Null unless there are exactly two reviewers. */
  readonly kappa: Coefficient | null;
  readonly ac1: Coefficient;
  /** `positives` of `values` judgements say the frame is there; null when there are none. */
  readonly prevalence: {
    readonly share: number;
    readonly positives: number;
    readonly values: number;
  } | null;
  /** Fewer than 10 positive judgements of all reviewers together: show the coefficients greyed. */
  readonly tooRare: boolean;
  /** Alpha is low only because the frame is (nearly) everywhere or nowhere: show PARADOX with it. */
  readonly paradox: boolean;
  readonly warnings: readonly FrameWarning[];
}

/**
 * `unused_frame`: a reviewer never used a frame that others found in at least 5 of
 * that reviewer's articles; `few_articles`, `undefined_replicates`: the interval's.
 */
export type FrameWarning =
  | { readonly kind: "unused_frame"; readonly reviewerId: string; readonly articles: number }
  | { readonly kind: "few_articles" | "undefined_replicates" };

/** To be printed beside the coefficients when `paradox` is set. */
export const PARADOX = "rare or near-universal frame; α is uninformative here";

const FEWEST_POSITIVES = 10;
const UNUSED_IN = 5;

/**
 * For each frame, how far reviewers agree on the articles it is present in.
 *
 * All frames share the same bootstrap draws. An article nobody tagged counts: all
 * its reviewers say "no". O(replicates × (articles + articles with each frame)).
 */
export function frameAgreement(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
  options: BootstrapOptions,
): FrameAgreement[] {
  return atOnce(frameAgreementSteps(articles, frameIds, options));
}

/** The same in steps. */
export function* frameAgreementSteps(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
  options: BootstrapOptions,
): Steps<FrameAgreement[]> {
  const presences = yield* presenceSteps(articles, frameIds);
  const pairable = articles.filter(({ passes }) => passes.length > 1).length;
  const intervals = yield* bootstrapSteps(pairable, presences.map(resampledPresence), options);
  const agreements: FrameAgreement[] = [];
  for (const [index, presence] of presences.entries()) {
    agreements.push(presenceAgreement(presence, intervals[index]!));
    yield;
  }
  return agreements;
}

/** The figures of one frame, given its interval. */
export function presenceAgreement(presence: Presence, interval: Interval | null): FrameAgreement {
  const { frameId, rows, times } = presence;
  const reviewers = reviewersOf(presence);
  const positives = sum(reviewers, (reviewer) => reviewer.positives);
  const values = sum(reviewers, (reviewer) => reviewer.articles);
  const alpha = krippendorffAlpha(rows, nominal, times);
  const ac1 = gwetAc1(rows, PRESENT_OR_ABSENT, times);
  return {
    frameId,
    articles: presence.articles,
    pairableArticles: alpha.pairableUnits,
    reviewers,
    percent: percentAgreement(rows, times),
    alpha,
    interval,
    kappa: reviewers.length === 2 ? cohenKappa(rows, times) : null,
    ac1,
    prevalence: values === 0 ? null : { share: positives / values, positives, values },
    tooRare: positives < FEWEST_POSITIVES,
    paradox: alpha.value !== null && alpha.value < 0.4 && ac1.value !== null && ac1.value > 0.8,
    warnings: [...unusedBy(presence), ...(interval?.warnings ?? []).map((kind) => ({ kind }))],
  };
}

/**
 * Each frame's alpha and nothing else, from sums over the articles; null where it is
 * undefined. The alpha of `frameAgreement`, for where its interval is not shown.
 */
export function presenceAlphas(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
): (number | null)[] {
  const places = new Map(frameIds.map((id, place) => [id, place]));
  const sums = frameIds.map(() => ({ values: 0, positives: 0, disputed: 0 }));
  const found = new Int32Array(frameIds.length);
  for (const { passes, askedFrameIds } of articles) {
    if (passes.length < 2) continue;
    found.fill(0);
    for (const pass of passes) {
      for (const id of new Set(pass.frameIds)) {
        const place = places.get(id);
        if (place !== undefined) found[place]!++;
      }
    }
    for (const [place, sum] of sums.entries()) {
      if (askedFrameIds && !askedFrameIds.includes(frameIds[place]!)) continue;
      const positives = found[place]!;
      sum.values += passes.length;
      sum.positives += positives;
      sum.disputed += (positives * (passes.length - positives)) / (passes.length - 1);
    }
  }
  return sums.map(binaryAlpha);
}

/** Two answers: the frame is in the article, or not. */
const PRESENT_OR_ABSENT = 2;

interface Coded {
  readonly asked: ReadonlySet<string> | null;
  readonly passes: readonly { readonly reviewerId: string; readonly found: ReadonlySet<string> }[];
}

/** One frame as reliability data, with equal rows taken together. */
export interface Presence {
  readonly frameId: string;
  /** Articles coded with this frame in the codebook, by any number of reviewers. */
  readonly articles: number;
  readonly reviewerIds: readonly string[];
  readonly rows: ReliabilityData<boolean>;
  /** How many articles each row stands for. */
  readonly times: readonly number[];
  /** For each article with two passes or more, in order, its answers: none where it was not asked. */
  readonly answers: readonly BinaryAnswers[];
}

/** What each frame's agreement is computed from. */
export function presencesOf(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
): Presence[] {
  return atOnce(presenceSteps(articles, frameIds));
}

function* presenceSteps(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
): Steps<Presence[]> {
  const coded = articles.map(({ passes, askedFrameIds }) => ({
    asked: askedFrameIds ? new Set(askedFrameIds) : null,
    passes: passes.map(({ reviewerId, frameIds: found }) => ({
      reviewerId,
      found: new Set(found),
    })),
  }));
  const pairable = coded.filter(({ passes }) => passes.length > 1);
  const presences: Presence[] = [];
  for (const frameId of frameIds) {
    yield;
    presences.push({
      articles: coded.filter(({ asked, passes }) => passes.length > 0 && isAsked(asked, frameId))
        .length,
      ...presenceOf(pairable, frameId),
    });
  }
  return presences;
}

export function resampledPresence({ answers }: Presence): Resampled {
  return resampledBinaryAlpha(answers);
}

function isAsked(asked: Coded["asked"], frameId: string): boolean {
  return asked === null || asked.has(frameId);
}

function presenceOf(pairable: readonly Coded[], frameId: string): Omit<Presence, "articles"> {
  const asked = pairable.filter((article) => isAsked(article.asked, frameId));
  const reviewerIds = [
    ...new Set(asked.flatMap(({ passes }) => passes.map(({ reviewerId }) => reviewerId))),
  ];
  const columns = new Map(reviewerIds.map((reviewerId, column) => [reviewerId, column]));
  const kindOf = new Map<string, number>();
  const rows: (boolean | null)[][] = [];
  const times: number[] = [];
  for (const { passes } of asked) {
    const row = new Array<boolean | null>(reviewerIds.length).fill(null);
    for (const { reviewerId, found } of passes) row[columns.get(reviewerId)!] = found.has(frameId);
    const key = row.join();
    const kind = kindOf.get(key) ?? rows.push(row) - 1;
    kindOf.set(key, kind);
    times[kind] = (times[kind] ?? 0) + 1;
  }
  const answers = pairable.map(({ asked: frames, passes }) => {
    if (!isAsked(frames, frameId)) return { values: 0, positives: 0, disputed: 0 };
    const positives = passes.filter(({ found }) => found.has(frameId)).length;
    const values = passes.length;
    return { values, positives, disputed: (positives * (values - positives)) / (values - 1) };
  });
  return { frameId, reviewerIds, rows, times, answers };
}

function reviewersOf(presence: Presence): FrameAgreement["reviewers"] {
  return presence.reviewerIds.map((reviewerId, column) => ({
    reviewerId,
    positives: articlesWhere(presence, (row) => row[column] === true),
    articles: articlesWhere(presence, (row) => row[column] !== null),
  }));
}

/** Reviewers to whom the frame may be unknown or have another name. */
function unusedBy(presence: Presence): FrameWarning[] {
  return presence.reviewerIds.flatMap((reviewerId, column) => {
    if (articlesWhere(presence, (row) => row[column] === true) > 0) return [];
    const articles = articlesWhere(presence, (row) => row[column] !== null && row.includes(true));
    return articles < UNUSED_IN ? [] : [{ kind: "unused_frame" as const, reviewerId, articles }];
  });
}

function articlesWhere(
  { rows, times }: Presence,
  holds: (row: readonly (boolean | null)[]) => boolean,
): number {
  return sum(rows.entries(), ([kind, row]) => (holds(row) ? times[kind]! : 0));
}
