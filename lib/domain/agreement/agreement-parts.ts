import { comparisonOf } from "../differences";
import { groupBy } from "../group-by";
import { dayAt } from "../round";
import { periodOf } from "../statistics/period";
import type { Outcome } from "./difference-matrix";
import { differenceMatrix } from "./difference-matrix";
import type { Interval } from "./bootstrap";
import type { Breakdown, Recoding } from "./breakdown";
import { agreementByBlock, leaveOneOut, stability } from "./breakdown";
import type { Coefficient } from "./coefficient";
import type { Drift, Pass } from "./drift";
import { drift } from "./drift";
import type { CodedArticle, FrameAgreement } from "./frame-agreement";
import { frameAgreement } from "./frame-agreement";
import type { PairAgreement } from "./reviewer-pairs";
import { reviewerPairs } from "./reviewer-pairs";
import type { CodedText } from "./round-agreement";
import { codedArticle } from "./round-agreement";
import { setAlpha } from "./set-alpha";
import { characters, f1Of } from "./span-f1";

/** What one round's reviewers found in articles, and when. */
export interface RoundPasses {
  readonly name: string;
  readonly articles: readonly RoundArticle[];
}

export interface RoundArticle extends Omit<CodedArticle, "passes"> {
  readonly passes: readonly (CodedArticle["passes"][number] & {
    /** ISO 8601 */
    readonly submittedAt: string;
  })[];
}

export interface PartsOptions {
  /** In the order of the codebook. */
  readonly frameIds: readonly string[];
  readonly seed: number;
  readonly replicates: number;
  /** IANA name: weeks are counted in it. */
  readonly timeZone: string;
  /** The codebook versions of the round, oldest first. */
  readonly versions: readonly { readonly number: number; readonly publishedAt: string }[];
  /** All rounds whose work may be counted, the one looked at included; no training. */
  readonly rounds: readonly RoundPasses[];
}

/** Two reviewers and one frame; the articles behind each count are looked up when somebody opens it. */
export interface PairRow extends Pick<
  PairAgreement,
  "reviewerIds" | "frameId" | "articles" | "neither" | "percent" | "alpha" | "kappa"
> {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Characters both tagged, of those either tagged; null where neither did. */
  readonly characterF1: number | null;
}

/** Two reviewers and all frames: α of the sets of frames they found (MASI). */
export interface PairSets {
  readonly reviewerIds: readonly [string, string];
  readonly articles: number;
  readonly alpha: Coefficient;
}

/** One frame's agreement in a part of the articles. */
export interface PartRow {
  readonly frameId: string;
  readonly articles: number;
  readonly percent: number | null;
  readonly alpha: Coefficient;
  readonly interval: Interval | null;
  readonly tooRare: boolean;
}

export interface Part {
  readonly name: string;
  readonly frames: readonly PartRow[];
}

/** Where reviewers differ, and what may be behind it. */
export interface AgreementParts {
  readonly seed: number;
  readonly replicates: number;
  readonly pairableArticles: number;
  readonly pairs: readonly PairRow[];
  readonly pairSets: readonly PairSets[];
  /** Tags by what became of them, and for each frame its passages. */
  readonly tags: Readonly<Record<Outcome, number>>;
  readonly outcomes: readonly ({ readonly frameId: string } & Readonly<Record<Outcome, number>>)[];
  readonly confusions: readonly {
    readonly frameIds: readonly [string, string];
    readonly passages: number;
  }[];
  /** `name` is the id of the reviewer left out; empty below three reviewers. */
  readonly without: readonly Part[];
  readonly weeks: readonly Part[];
  readonly versions: readonly Part[];
  readonly rounds: readonly Part[];
  /** Reviewers with articles they coded in two rounds: agreement with themselves. */
  readonly stability: readonly Part[];
  readonly drift: readonly (Drift & {
    /** For each block, the codebook versions it was coded under. */
    readonly versions: readonly (readonly number[])[];
  })[];
}

/**
 * Where and why reviewers differ, in one round: pair by pair, by kind of difference, by
 * week and codebook version, without each reviewer in turn, and over each reviewer's
 * own coding; beside it the agreement of every round.
 *
 * @param progress told how many of the computations are done
 */
export function agreementParts(
  options: PartsOptions,
  all: readonly CodedText[],
  progress: (done: number, total: number) => void = () => {},
): AgreementParts {
  const { frameIds, seed, replicates, versions, rounds } = options;
  const texts = all.filter(({ irrelevant }) => !irrelevant);
  const pairable = texts.filter(({ passes }) => passes.length > 1);
  const articles = pairable.map(codedArticle);
  const textOf = new Map(texts.map((text) => [text.articleId, text]));
  const draws = { seed, replicates };
  let done = 0;
  const step = <Result>(result: Result): Result => {
    progress(++done, STEPS);
    return result;
  };
  const differences = step(differencesOf(pairable, frameIds));
  return {
    ...draws,
    pairableArticles: pairable.length,
    pairs: step(pairsOf(pairable, articles, frameIds)),
    pairSets: step(pairSets(pairable)),
    ...differences,
    without: step(leaveOneOut(articles, frameIds, draws).map(part)),
    weeks: step(
      agreementByBlock(
        articles,
        frameIds,
        ({ articleId }) =>
          periodOf(dayAt(lastSubmission(textOf.get(articleId)!), options.timeZone), "week"),
        draws,
      ).map(part),
    ),
    versions: step(
      agreementByBlock(
        articles,
        frameIds,
        ({ articleId }) => versionOf(textOf.get(articleId)!, versions),
        draws,
      ).map(part),
    ),
    rounds: step(
      rounds.map(({ name, articles: own }) =>
        part({ name, frames: frameAgreement(own, frameIds, draws) }),
      ),
    ),
    stability: step(stability(recodingsOf(rounds), frameIds, draws).map(part)),
    drift: step(driftOf(texts, frameIds, versions)),
  };
}

const STEPS = 9;

function part({ name, frames }: Breakdown): Part {
  return { name, frames: frames.map(partRow) };
}

function partRow({
  frameId,
  pairableArticles,
  percent,
  alpha,
  interval,
  tooRare,
}: FrameAgreement): PartRow {
  return { frameId, articles: pairableArticles, percent: percent.value, alpha, interval, tooRare };
}

function pairsOf(
  texts: readonly CodedText[],
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
): PairRow[] {
  return reviewerPairs(articles, frameIds).map(
    ({ both, onlyFirst, onlySecond, reviewerIds, frameId, ...row }) => ({
      ...{ ...row, reviewerIds, frameId },
      both: both.length,
      onlyFirst: onlyFirst.length,
      onlySecond: onlySecond.length,
      characterF1:
        f1Of(
          sharedBy(texts, reviewerIds).map((passes) => {
            const [first, second] = passes.map(({ units }) =>
              units.filter((unit) => unit.frameId === frameId),
            );
            return characters(first!, second!);
          }),
        )?.f1 ?? null,
    }),
  );
}

function pairSets(texts: readonly CodedText[]): PairSets[] {
  const pairs = new Map<string, [string, string]>();
  for (const { passes } of texts) {
    const ids = passes.map(({ reviewerId }) => reviewerId).sort();
    for (const [index, first] of ids.entries()) {
      for (const second of ids.slice(index + 1)) pairs.set(`${first} ${second}`, [first, second]);
    }
  }
  return [...pairs.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, reviewerIds]) => {
      const rows = sharedBy(texts, reviewerIds).map((passes) =>
        passes.map(({ units }) => units.map(({ frameId }) => frameId)),
      );
      return { reviewerIds, articles: rows.length, alpha: setAlpha(rows) };
    });
}

/** The two reviewers' passes over each article that both finished. */
function sharedBy(texts: readonly CodedText[], reviewerIds: readonly [string, string]) {
  return texts.flatMap(({ passes }) => {
    const own = reviewerIds.map((id) => passes.find(({ reviewerId }) => reviewerId === id));
    return own[0] && own[1] ? [[own[0], own[1]]] : [];
  });
}

function differencesOf(
  texts: readonly CodedText[],
  frameIds: readonly string[],
): Pick<AgreementParts, "tags" | "outcomes" | "confusions"> {
  const compared = texts.map(({ articleId, passes }) => ({
    articleId,
    comparison: comparisonOf(
      comparedUnits(passes),
      passes.map(({ reviewerId }) => reviewerId),
    ),
  }));
  const { tags, frames, confusions } = differenceMatrix(compared, frameIds);
  return {
    tags,
    outcomes: frames.map(({ frameId, agreed, boundary, frame, omission }) => ({
      frameId,
      agreed: agreed.length,
      boundary: boundary.length,
      frame: frame.length,
      omission: omission.length,
    })),
    confusions: confusions.map(({ frameIds: both, passages }) => ({
      frameIds: both,
      passages: passages.length,
    })),
  };
}

/** All passes' units as what is compared, each with an id of its own within the article. */
export function comparedUnits(passes: CodedText["passes"]) {
  return passes.flatMap(({ reviewerId, units }) =>
    units.map((unit, index) => ({ ...unit, reviewerId, id: `${reviewerId} ${index}` })),
  );
}

function lastSubmission({ passes }: CodedText): Date {
  return new Date(passes.map(({ submittedAt }) => submittedAt).reduce((a, b) => (a > b ? a : b)));
}

/** The version that all passes were coded under, as words that sort; null where they differ. */
function versionOf({ passes }: CodedText, versions: PartsOptions["versions"]): string | null {
  const numbers = new Set(passes.map(({ submittedAt }) => versionAt(submittedAt, versions)));
  return numbers.size === 1 ? `Version ${String([...numbers][0]).padStart(3, " ")}` : null;
}

/** The number of the version that was the newest at a moment. */
export function versionAt(moment: string, versions: PartsOptions["versions"]): number {
  return (
    versions.findLast(({ publishedAt }) => publishedAt <= moment)?.number ??
    versions[0]?.number ??
    1
  );
}

/** What the same reviewer found in the same article in two rounds, the earlier first. */
function recodingsOf(rounds: readonly RoundPasses[]): Recoding[] {
  const passes = rounds.flatMap(({ articles }) =>
    articles.flatMap(({ articleId, passes: own }) => own.map((pass) => ({ ...pass, articleId }))),
  );
  return [...groupBy(passes, ({ reviewerId, articleId }) => `${reviewerId} ${articleId}`).values()]
    .filter((own) => own.length > 1)
    .map((own) => {
      const [first, second] = own.sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
      const { reviewerId, articleId, frameIds } = first!;
      return { reviewerId, articleId, first: frameIds, second: second!.frameIds };
    });
}

function driftOf(
  texts: readonly CodedText[],
  frameIds: readonly string[],
  versions: PartsOptions["versions"],
): AgreementParts["drift"] {
  const passes = texts.flatMap(({ articleId, passes: own }) =>
    own.map(({ reviewerId, submittedAt, units }): Pass => ({
      ...{ reviewerId, articleId, submittedAt },
      frameIds: units.map(({ frameId }) => frameId),
    })),
  );
  return drift(passes, frameIds).map((row) => ({
    ...row,
    versions: row.blocks.map(({ from, to }) => {
      const [first, last] = [versionAt(from, versions), versionAt(to, versions)];
      return versions.map(({ number }) => number).filter((n) => first <= n && n <= last);
    }),
  }));
}
