import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { CodedArticle } from "@/lib/domain/agreement/frame-agreement";
import { publishedForm } from "@/lib/domain/article-form";
import type { Attribute } from "@/lib/domain/attribute";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import type { Layer } from "@/lib/domain/frame-use";
import type { RoundKind } from "@/lib/domain/round";
import { mainRound } from "@/lib/domain/round";
import type { ArticleFlow } from "@/lib/domain/statistics/article-set";
import type { SettledFilter, StudyFilter } from "@/lib/domain/statistics/filter";
import { countsAnew } from "@/lib/domain/statistics/filter";
import type { LeftOut } from "@/lib/domain/statistics/left-out";
import type { Study } from "@/lib/domain/statistics/study";
import { studyOf } from "@/lib/domain/statistics/study";
import { readBlindLayer } from "./blind-layer";
import { finalDecisions } from "./final-layer";
import { giveWay } from "./in-turns";
import { readMergedFrames } from "./merged-frames";
import { readNames } from "./names";
import { readRoundFacts } from "./round-facts";
import { readStudyAnswers } from "./study-answers";
import { chooseArticles, readRoundArticles } from "./study-articles";
import type { CountedArticle } from "./study-work";
import { readCountedWork, withUses } from "./study-work";
import { countUsesAnew } from "./uses-anew";

/** What all figures of one report are computed from. */
export interface Figures {
  /** As asked for, with the round and layer that are shown. */
  readonly filter: SettledFilter;
  readonly round: { readonly id: string; readonly name: string; readonly kind: RoundKind };
  readonly frames: readonly Frame[];
  readonly codebookVersion: number;
  /** The questions of its codebook. */
  readonly attributes: readonly Attribute[];
  /** Figures of the final layer, and of the reviewers' own. */
  readonly studies: Readonly<Record<Layer, Study>>;
  /** Of these the one that the filter asks for, and the same had stories and printings been counted the other way. */
  readonly study: Study;
  readonly otherwise: Study;
  /** Where the articles of the round went. */
  readonly flow: ArticleFlow;
  /** By printing that nobody coded, the article whose codings count for it. */
  readonly codedAs: ReadonlyMap<string, string>;
  /** By coded article, its facts and the work on it that the viewer may count. */
  readonly counted: ReadonlyMap<string, CountedArticle>;
  /** What each reviewer found in each submitted article of the reviewer layer: the data of agreement. */
  readonly coded: readonly CodedArticle[];
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
  /** By article, who settled it. */
  readonly settledBy: ReadonlyMap<string, string>;
  readonly adjudicators: readonly { readonly id: string; readonly name: string }[];
  readonly leftOut: LeftOut;
}

/** What was read for one filter: the figures of either layer are made of it. */
export interface BothLayers {
  /** The same object each time; null: the final layer as soon as anything is settled. */
  readonly figuresOf: (layer: Layer | null) => Figures;
}

/**
 * Read the facts of one report's figures, as far as the viewer may count them. Rounds
 * are never mixed: what reviewers did in training says nothing about the study. Without
 * some kinds of tags, or inside some zones, the frame uses are counted anew. In a large
 * study each stretch takes a tenth of a second: other requests have their turns in between.
 *
 * @throws {AppError} not_found, when there is no such round, or none at all
 */
export async function readFigures(
  access: ProjectAccess<"statistics:read">,
  wanted: StudyFilter,
): Promise<Figures> {
  return (await readBothLayers(access, wanted)).figuresOf(wanted.layer);
}

/** The same for the filter in either layer. @throws {AppError} not_found */
export async function readBothLayers(
  access: ProjectAccess<"statistics:read">,
  wanted: StudyFilter,
): Promise<BothLayers> {
  const study = await readStudyFacts(access, wanted.round);
  if (!study) throw new AppError("not_found", "This round does not exist.");
  const { round, frames, facts } = study;
  const stored = await readCountedWork(access, round.id, facts);
  const isSettled = stored.some(({ work }) => work.some(({ closedAt }) => closedAt !== null));
  const filterIn = (layer: Layer): SettledFilter => ({ ...wanted, round: round.id, layer });
  const filter = filterIn(isSettled ? "final" : "reviewer");
  const counted = countsAnew(filter)
    ? withUses(stored, await countUsesAnew(access, filter, stored), frames)
    : stored;
  await giveWay();
  const form = publishedForm(round.codebookVersion);
  const work = counted.flatMap((article) => article.work);
  const answers = await readStudyAnswers(access, { id: round.id, form, frames }, work);
  const [roundArticles, nameOf, settledBy, leftOut] = await Promise.all([
    readRoundArticles(access, filter, counted),
    readNames(prisma, access.projectId),
    readSettledBy(access, round.id),
    countLeftOut(access, round.id, counted),
  ]);
  const named = (ids: Iterable<string>) =>
    [...new Set(ids)].map((id) => ({ id, name: nameOf(id) }));
  const articlesOf = (layer: Layer) =>
    chooseArticles(roundArticles, filterIn(layer), answers[layer]);
  await giveWay();
  const final = articlesOf("final");
  await giveWay();
  const chosen = { final, reviewer: articlesOf("reviewer") };
  await giveWay();
  const studyWith = (layer: Layer, articles: Study["articles"]) =>
    studyOf({ layer, frames, articles, tones: answers[layer].tones });
  const studies = {
    final: studyWith("final", chosen.final.articles),
    reviewer: studyWith("reviewer", chosen.reviewer.articles),
  };
  await giveWay();
  const shared = {
    round: { id: round.id, name: round.name, kind: round.kind },
    frames,
    codebookVersion: round.codebookVersion.number,
    attributes: form.attributes,
    studies,
    codedAs: new Map(roundArticles.reprints.map(({ row, coded }) => [row.id, coded.facts.row.id])),
    counted: new Map(stored.map((article) => [article.facts.row.id, article])),
    coded: codedOf(counted, new Set(chosen.reviewer.articles.map(({ id }) => id))),
    reviewers: named(work.map(({ reviewerId }) => reviewerId)),
    adjudicators: named([...settledBy.values()]),
    settledBy,
    leftOut,
  };
  const made = new Map<Layer, Figures>();
  const figuresOf = (layer: Layer): Figures => {
    const { articles, otherwise, flow } = chosen[layer];
    const isSame =
      otherwise.length === articles.length &&
      otherwise.every((one, i) => one.id === articles[i]!.id);
    return {
      ...shared,
      filter: filterIn(layer),
      study: studies[layer],
      otherwise: isSame ? studies[layer] : studyWith(layer, otherwise),
      flow,
    };
  };
  return {
    figuresOf: (asked) => {
      const layer = asked ?? filter.layer;
      const figures = made.get(layer) ?? figuresOf(layer);
      made.set(layer, figures);
      return figures;
    },
  };
}

/** The facts of the round that figures are of (`findStudyRound`), the same for every viewer; null when there is none. */
export async function readStudyFacts(project: Pick<ProjectAccess, "projectId">, id: string | null) {
  const round = await findStudyRound(project, id);
  if (!round) return null;
  const merged = await readMergedFrames(prisma, project, round.codebookVersion.frames);
  const frames = taggableFrames(merged.frames);
  return { round, frames, facts: await readRoundFacts(project, round.id, frames) };
}

/** The round that figures are of: the one asked for, else the one shown first. Null when there is none. */
export async function findStudyRound(
  { projectId }: Pick<ProjectAccess, "projectId">,
  id: string | null,
) {
  const rounds = await prisma.round.findMany({
    where: { projectId, deletedAt: null, ...(id !== null && { id }) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, name: true, kind: true },
      codebookVersion: { select: { number: true, frames: true, attributes: true, rules: true } },
    },
  });
  return mainRound(rounds.map((round) => ({ ...round, kind: round.kind as RoundKind }))) ?? null;
}

/** By article, who closed it. */
async function readSettledBy(
  { projectId }: ProjectAccess,
  roundId: string,
): Promise<Map<string, string>> {
  const rows = await prisma.adjudication.findMany({
    where: { roundId, round: { projectId }, closedAt: { not: null }, closedById: { not: null } },
    select: { articleId: true, closedById: true },
  });
  return new Map(rows.map(({ articleId, closedById }) => [articleId, closedById!]));
}

/** Which frames each reviewer found in each of these articles; printings that nobody coded are not among them. */
function codedOf(
  counted: readonly CountedArticle[],
  articleIds: ReadonlySet<string>,
): CodedArticle[] {
  return counted.flatMap(({ facts, work }) =>
    work.length > 0 && articleIds.has(facts.row.id)
      ? [{ articleId: facts.row.id, passes: passesOf(work) }]
      : [],
  );
}

type Passes = CodedArticle["passes"];
/** By the work on an article, which is the same from reading to reading while nothing is done to it. */
const known = new WeakMap<CountedArticle["work"], Passes>();

function passesOf(work: CountedArticle["work"]): Passes {
  const found =
    known.get(work) ?? work.map(({ reviewerId, frameIds }) => ({ reviewerId, frameIds }));
  known.set(work, found);
  return found;
}

/** Counted in corrected articles only, which are few: in no other can a passage be gone. */
async function countLeftOut(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
  counted: readonly CountedArticle[],
): Promise<LeftOut> {
  const work = counted.flatMap((one) => (one.facts.lengths.size > 1 ? one.work : []));
  if (work.length === 0) return { reviewer: 0, final: 0 };
  const versions = await prisma.textVersion.findMany({
    where: { number: { gt: 1 }, assignments: { some: { roundId } } },
    select: { id: true },
  });
  const later = new Set(versions.map(({ id }) => id));
  const corrected = work.filter(({ textVersionId }) => later.has(textVersionId));
  if (corrected.length === 0) return { reviewer: 0, final: 0 };
  let reviewer = 0;
  const ids = corrected.map(({ id }) => id);
  for await (const { orphaned } of readBlindLayer(access, { id: { in: ids } })) {
    reviewer += orphaned.length;
  }
  const final = await prisma.decision.count({
    where: {
      adjudication: {
        roundId,
        articleId: { in: corrected.map(({ articleId }) => articleId) },
        closedAt: { not: null },
      },
      ...finalDecisions,
      anchor: "orphaned",
    },
  });
  return { reviewer, final };
}
