import type { BootstrapOptions, Interval, Resampled } from "./bootstrap";
import { bootstrap } from "./bootstrap";
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
 * its reviewers say "no". O(replicates × articles × frames).
 */
export function frameAgreement(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
  options: BootstrapOptions,
): FrameAgreement[] {
  const coded = articles.map(({ passes, askedFrameIds }) => ({
    asked: askedFrameIds ? new Set(askedFrameIds) : null,
    passes: passes.map(({ reviewerId, frameIds }) => ({ reviewerId, found: new Set(frameIds) })),
  }));
  const pairable = coded.filter(({ passes }) => passes.length > 1);
  const presences = frameIds.map((frameId) => presenceOf(pairable, frameId));
  const resampled = presences.map((presence) => resampledAlpha(presence, pairable.length));
  const intervals = bootstrap(pairable.length, resampled, options);

  return presences.map((presence, index) => {
    const { frameId, rows } = presence;
    const reviewers = reviewersOf(presence);
    const positives = sum(reviewers, (reviewer) => reviewer.positives);
    const values = sum(reviewers, (reviewer) => reviewer.articles);
    const alpha = krippendorffAlpha(rows);
    const ac1 = gwetAc1(rows, PRESENT_OR_ABSENT);
    const interval = intervals[index]!;
    return {
      frameId,
      articles: coded.filter(({ asked, passes }) => passes.length > 0 && isAsked(asked, frameId))
        .length,
      pairableArticles: alpha.pairableUnits,
      reviewers,
      percent: percentAgreement(rows),
      alpha,
      interval,
      kappa: reviewers.length === 2 ? cohenKappa(rows) : null,
      ac1,
      prevalence: values === 0 ? null : { share: positives / values, positives, values },
      tooRare: positives < FEWEST_POSITIVES,
      paradox: alpha.value !== null && alpha.value < 0.4 && ac1.value !== null && ac1.value > 0.8,
      warnings: [...unusedBy(presence), ...(interval?.warnings ?? []).map((kind) => ({ kind }))],
    };
  });
}

/** Two answers: the frame is in the article, or not. */
const PRESENT_OR_ABSENT = 2;

interface Coded {
  readonly asked: ReadonlySet<string> | null;
  readonly passes: readonly { readonly reviewerId: string; readonly found: ReadonlySet<string> }[];
}

/** One frame as reliability data, of the articles whose codebook has it. */
interface Presence {
  readonly frameId: string;
  readonly reviewerIds: readonly string[];
  readonly rows: ReliabilityData<boolean>;
  /** For each row the number of its article. */
  readonly articles: readonly number[];
}

function isAsked(asked: Coded["asked"], frameId: string): boolean {
  return asked === null || asked.has(frameId);
}

function presenceOf(coded: readonly Coded[], frameId: string): Presence {
  const articles = [...coded.keys()].filter((article) => isAsked(coded[article]!.asked, frameId));
  const passesOf = (article: number) => coded[article]!.passes;
  const reviewerIds = [
    ...new Set(articles.flatMap((article) => passesOf(article).map((pass) => pass.reviewerId))),
  ];
  const columns = new Map(reviewerIds.map((reviewerId, column) => [reviewerId, column]));
  const rows = articles.map((article) => {
    const row = new Array<boolean | null>(reviewerIds.length).fill(null);
    for (const { reviewerId, found } of passesOf(article)) {
      row[columns.get(reviewerId)!] = found.has(frameId);
    }
    return row;
  });
  return { frameId, reviewerIds, rows, articles };
}

/** Articles with the same number of yes and of no answers are of one kind to alpha. */
function resampledAlpha({ rows, articles }: Presence, articleCount: number): Resampled {
  const kindOf = new Map<string, number>();
  const kindRows: (boolean | null)[][] = [];
  const kinds = new Int32Array(articleCount).fill(-1);
  for (const [index, row] of rows.entries()) {
    const values = row.filter((value) => value !== null);
    const key = `${values.filter(Boolean).length}/${values.length}`;
    if (!kindOf.has(key)) kindOf.set(key, kindRows.push(values) - 1);
    kinds[articles[index]!] = kindOf.get(key)!;
  }
  return {
    kinds,
    kindCount: kindRows.length,
    pairable: rows.length,
    compute: (times) => krippendorffAlpha(kindRows, nominal, times).value,
  };
}

function reviewersOf({ reviewerIds, rows }: Presence): FrameAgreement["reviewers"] {
  return reviewerIds.map((reviewerId, column) => ({
    reviewerId,
    positives: rows.filter((row) => row[column] === true).length,
    articles: rows.filter((row) => row[column] !== null).length,
  }));
}

/** Reviewers to whom the frame may be unknown or have another name. */
function unusedBy({ reviewerIds, rows }: Presence): FrameWarning[] {
  return reviewerIds.flatMap((reviewerId, column) => {
    const own = rows.filter((row) => row[column] !== null);
    if (own.some((row) => row[column] === true)) return [];
    const articles = own.filter((row) => row.includes(true)).length;
    return articles < UNUSED_IN ? [] : [{ kind: "unused_frame" as const, reviewerId, articles }];
  });
}
