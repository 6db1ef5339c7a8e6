import type { Steps } from "../steps";
import { atOnce } from "../steps";
import type { Figure } from "./row";
import { frameColumns } from "./row";
import type { Proportion } from "./proportion";
import { proportion } from "./proportion";
import type { CodedArticle, Study, StudyFrame } from "./study";

/**
 * How a settled answer to "is the frame in the article?" stands to what its reviewers
 * found: as more than half of them did, as exactly half, as fewer, or as none did.
 */
export const OUTCOMES = ["majority", "half", "minority", "neither"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One settled question: a frame in an article that two or more reviewers coded blind. */
export interface SettledQuestion {
  readonly article: CodedArticle;
  readonly frameIndex: number;
  readonly settled: boolean;
  /** Beside the reviewers of the article, what each found. */
  readonly found: readonly boolean[];
  readonly outcome: Outcome;
}

/** What settling did to one frame, or for all frames by one adjudicator. */
export interface OutcomeCounts {
  readonly questions: number;
  /** Settled otherwise than more than half of the reviewers found it: "minority" and "neither". */
  readonly changed: Proportion;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** How often a reviewer found what was settled. It says who was followed, not who was right. */
export interface ReviewerSettled {
  readonly reviewerId: string;
  readonly agreed: Proportion;
  /** Settled as in the article, but not found by this reviewer; and the other way round. */
  readonly added: number;
  readonly removed: number;
}

export interface SettlingReport {
  /** Settled articles of the report, and those of them that two or more reviewers coded blind. */
  readonly articles: number;
  readonly comparable: number;
  /** Of the comparable ones, those settled by somebody who had coded the article. */
  readonly byOwnCoder: number;
  readonly frames: readonly (OutcomeCounts & { readonly frame: StudyFrame })[];
  readonly reviewers: readonly ReviewerSettled[];
  readonly adjudicators: readonly (OutcomeCounts & { readonly userId: string })[];
}

/** The questions that settling answered, in articles with at least two blind codings. */
export function settledQuestions(final: Study, reviewer: Study): SettledQuestion[] {
  const blind = new Map(reviewer.articles.map((article) => [article.id, article]));
  return final.articles.flatMap((article) => {
    const codings = blind.get(article.id)?.codings ?? [];
    if (codings.length < 2) return [];
    return final.frames.map((_, frameIndex): SettledQuestion => {
      const settled = Boolean(article.codings[0]![frameIndex]);
      const found = codings.map((coding) => Boolean(coding[frameIndex]));
      return {
        article: blind.get(article.id)!,
        frameIndex,
        settled,
        found,
        outcome: outcomeOf(settled, found),
      };
    });
  });
}

function outcomeOf(settled: boolean, found: readonly boolean[]): Outcome {
  const same = found.filter((one) => one === settled).length;
  if (same === 0) return "neither";
  if (2 * same === found.length) return "half";
  return 2 * same > found.length ? "majority" : "minority";
}

/**
 * What settling changed, frame by frame and reviewer by reviewer. Counted over the
 * frames of articles that at least two reviewers coded blind: elsewhere there is no
 * majority to follow. It is no measure of accuracy, least of all where the adjudicator
 * was one of the coders.
 *
 * @param settledBy by article, who closed it
 */
export function settlingReport(
  final: Study,
  reviewer: Study,
  settledBy: ReadonlyMap<string, string>,
): SettlingReport {
  return atOnce(settlingSteps(final, reviewer, settledBy));
}

/** The same in steps. */
export function* settlingSteps(
  final: Study,
  reviewer: Study,
  settledBy: ReadonlyMap<string, string>,
): Steps<SettlingReport> {
  const questions = settledQuestions(final, reviewer);
  yield;
  const comparable = new Set(questions.map(({ article }) => article));
  const reviewerIds = [...new Set([...comparable].flatMap((article) => article.reviewerIds))];
  const judges = [...new Set([...comparable].flatMap(({ id }) => settledBy.get(id) ?? []))];
  const frames: SettlingReport["frames"][number][] = [];
  for (const [index, frame] of final.frames.entries()) {
    yield;
    frames.push({
      frame,
      ...countsOf(questions.filter(({ frameIndex }) => frameIndex === index)),
    });
  }
  const reviewers: ReviewerSettled[] = [];
  for (const id of reviewerIds) {
    yield;
    if (id !== null) reviewers.push(reviewerSettled(questions, id));
  }
  return {
    articles: final.articles.length,
    comparable: comparable.size,
    byOwnCoder: [...comparable].filter(({ id, reviewerIds: ids }) =>
      ids.includes(settledBy.get(id) ?? ""),
    ).length,
    ...{ frames, reviewers },
    adjudicators: judges.map((userId) => ({
      userId,
      ...countsOf(questions.filter(({ article }) => settledBy.get(article.id) === userId)),
    })),
  };
}

function countsOf(questions: readonly SettledQuestion[]): OutcomeCounts {
  const outcomes = { majority: 0, half: 0, minority: 0, neither: 0 };
  for (const { outcome } of questions) outcomes[outcome]++;
  return {
    questions: questions.length,
    changed: proportion(outcomes.minority + outcomes.neither, questions.length),
    outcomes,
  };
}

function reviewerSettled(
  questions: readonly SettledQuestion[],
  reviewerId: string,
): ReviewerSettled {
  let [asked, agreed, added, removed] = [0, 0, 0, 0];
  for (const { article, settled, found } of questions) {
    const own = found[article.reviewerIds.indexOf(reviewerId)];
    if (own === undefined) continue;
    asked++;
    if (own === settled) agreed++;
    else if (settled) added++;
    else removed++;
  }
  return { reviewerId, agreed: proportion(agreed, asked), added, removed };
}

export function settlingFigures(report: SettlingReport): Figure[] {
  return report.frames.flatMap(({ frame, questions, changed, outcomes }) => [
    {
      measure: "settled otherwise than most reviewers found it",
      ...frameColumns(frame),
      x: changed.x,
      n: questions,
      share: changed.share,
      low: changed.low,
      high: changed.high,
    },
    ...OUTCOMES.map((outcome) => ({
      measure: "settled as this part of the reviewers found it",
      category: outcome,
      ...frameColumns(frame),
      x: outcomes[outcome],
      n: questions,
    })),
  ]);
}
