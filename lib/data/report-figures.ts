import type { ProjectAccess } from "@/lib/domain/access";
import { presenceAlphas } from "@/lib/domain/agreement/frame-agreement";
import { speakerQuestion } from "@/lib/domain/statistics/attribution";
import type { StudyFilter } from "@/lib/domain/statistics/filter";
import { studyFilterQuery } from "@/lib/domain/statistics/filter";
import { indicatorsOf } from "@/lib/domain/statistics/indicator-scores";
import { judgementsOf } from "@/lib/domain/statistics/left-out";
import { reliabilityTier } from "@/lib/domain/statistics/reliability-tier";
import type {
  ReportFigures,
  ReportHead,
  ReportInput,
  ReportPart,
} from "@/lib/domain/statistics/report";
import { FROM_PASSAGES, REPORT_PARTS } from "@/lib/domain/statistics/report";
import { statisticsAhead } from "@/lib/domain/statistics/registry";
import type { StatisticRow } from "@/lib/domain/statistics/row";
import { layerName } from "@/lib/domain/statistics/row";
import { figureRows } from "@/lib/domain/statistics/figure-rows";
import { REPLICATES, SEED } from "@/lib/domain/statistics/seed";
import type { PassageFigures, WordFigures } from "@/lib/domain/statistics/text-figures";
import { passageCounter, wordFigureCounter } from "@/lib/domain/statistics/text-figures";
import { readDataRevision } from "./data-revision";
import { inTurns } from "./in-turns";
import { keptAt } from "./kept-figures";
import type { BothLayers, Figures } from "./studies";
import { readBothLayers } from "./studies";
import { readPassageArticles } from "./study-passages";
import { AGAINST, readArticleWords, wordsOfRound } from "./study-words";

/** A part of a report, with what stands above it. */
export interface PartOfReport<Part extends ReportPart> {
  readonly head: ReportHead;
  readonly figures: ReportFigures[Part];
}

/** Everything that a report shows. */
export interface WholeReport {
  readonly head: ReportHead;
  readonly parts: ReportFigures;
  /** Every figure of the report, flat: what the statistics files hold. */
  readonly rows: readonly StatisticRow[];
  /** By id, everybody whom the report names, as they are called in the project. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Everything that a report shows, computed from one article set, as plain JSON:
 *
 * - `head`: the round; the filter with its round and layer settled; the layer's name as
 *   series have it; codebook version and frames; each frame's reliability tier by the
 *   filter's bars; the flow of articles (counted, and how many were left out for which
 *   reason: adds up to the round's articles); seed and number of resamples; the data
 *   revision that all of it is of
 * - `parts`: the figures behind every table and chart, by part (`REPORT_PARTS`): frames
 *   (prevalence, by outlet, by period, weighted, the other unit), outlets, text, together,
 *   settling, passages, words. Proportions carry x and n.
 * - `rows`: all of them flat, as in the statistics files; agreement of the reviewer layer
 *   and what corrected texts left out are among them
 * - `names`: what the people in it are called
 *
 * Nothing in it is rounded. The same data, filter and viewer give the same report.
 *
 * @throws {AppError} not_found, when the filter's round does not exist
 */
export async function reportOf(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
): Promise<WholeReport> {
  const revision = await readDataRevision(access);
  return keptAt(keyOf(access, filter, "report"), revision, () => computeReport(access, filter));
}

/** Whoever waits for a long computation: told how far it is, and free to leave. */
export interface Watch {
  /** @param done of all steps: a hundred articles are read, or a part or an interval is computed */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * The same, computed for this caller alone, who may watch it.
 * @throws the signal's reason, when it is aborted
 */
export async function computeReport(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
  watch: Watch = {},
): Promise<WholeReport> {
  const revision = await readDataRevision(access);
  const figures = await keptFigures(access, filter, revision);
  const { signal, progress } = watch;
  const all = Object.entries(REPORT_PARTS);
  const readings = FROM_PASSAGES.length * figures.study.articles.length;
  const { studies } = figures;
  const ahead = [studies.final, studies.reviewer].flatMap((one) => statisticsAhead(one, SEED));
  const total = Math.ceil(readings / STEP) + all.length + ahead.length + 1;
  let done = 0;
  const step = () => progress?.(++done, total);
  const input = await inputOf(access, figures, [...FROM_PASSAGES], { signal, step });
  const parts: Record<string, unknown> = {};
  for (const [part, of] of all) {
    parts[part] = await inTurns<unknown>(of(input), signal);
    step();
  }
  for (const steps of ahead) {
    await inTurns(steps, signal);
    step();
  }
  const { passages, words } = input;
  const rows = await inTurns(figureRows({ ...figures, passages, words }), signal);
  progress?.(total, total); // of articles without a text nothing was read
  return {
    head: headOf(figures, revision),
    parts: parts as unknown as ReportFigures,
    rows,
    names: Object.fromEntries(
      [...figures.reviewers, ...figures.adjudicators].map(({ id, name }) => [id, name]),
    ),
  };
}

/** Articles whose passages are read in one step. */
const STEP = 100;

/**
 * One part of a report, for a page that shows nothing else.
 * @param known the data revision, where the caller has just read it
 * @throws {AppError} not_found, when the filter's round does not exist
 */
export async function readReportPart<Part extends ReportPart>(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
  part: Part,
  known?: number,
): Promise<PartOfReport<Part>> {
  const revision = known ?? (await readDataRevision(access));
  return keptAt(keyOf(access, filter, part), revision, async () => {
    const figures = await keptFigures(access, filter, revision);
    const input = await inputOf(access, figures, [part]);
    return {
      head: await keptAt(keyOf(access, filter, "head"), revision, () =>
        Promise.resolve(headOf(figures, revision)),
      ),
      figures: (await inTurns<unknown>(REPORT_PARTS[part](input))) as ReportFigures[Part],
    };
  });
}

/**
 * What stands above the parts of a report.
 * @throws {AppError} not_found, when the filter's round does not exist
 */
export async function readReportHead(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
): Promise<ReportHead> {
  const { head } = await readReportPart(access, filter, "frames");
  return head;
}

/**
 * Which frames each reviewer found in each article, for planning how many to code twice.
 * @throws {AppError} not_found, when the filter's round does not exist
 */
export async function readFoundFrames(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
): Promise<Pick<Figures, "frames" | "coded" | "round">> {
  return keptFigures(access, filter, await readDataRevision(access));
}

/** The last figures that were read, for the other parts and the other layer of the same report; earlier ones are let go, for they are large. */
interface Last {
  readonly key: string;
  readonly revision: number;
  readonly layers: Promise<BothLayers>;
}
const shared = globalThis as { framewiseLastFigures?: Last | null };

/** `readFigures` at this revision, read once for all parts of a report and for both layers. */
export async function keptFigures(
  access: ProjectAccess<"statistics:read">,
  filter: StudyFilter,
  revision: number,
): Promise<Figures> {
  const key = keyOf(access, { ...filter, layer: null }, "figures");
  let last = shared.framewiseLastFigures;
  if (last?.key !== key || last.revision !== revision) {
    last = { key, revision, layers: readBothLayers(access, filter) };
    shared.framewiseLastFigures = last;
    last.layers.catch(() => {
      if (shared.framewiseLastFigures === last) shared.framewiseLastFigures = null;
    });
  }
  return (await last.layers).figuresOf(filter.layer);
}

function keyOf({ projectId, userId, role }: ProjectAccess, filter: StudyFilter, part: string) {
  return JSON.stringify([projectId, userId, role, part, studyFilterQuery(filter).toString()]);
}

/** What stands above the parts of the report that these figures make. */
export function headOf(figures: Figures, dataRevision: number): ReportHead {
  const { filter, round, frames, codebookVersion, flow, coded } = figures;
  const alphas = presenceAlphas(
    coded,
    frames.map(({ id }) => id),
  );
  return {
    ...{ round, filter, codebookVersion, frames, flow },
    layer: layerName(filter.layer, filter.presence),
    tiers: Object.fromEntries(
      frames.map(({ id }, index) => [id, reliabilityTier({ value: alphas[index]! }, filter.bars)]),
    ),
    submitted: figures.studies.reviewer.articles.length,
    settled: figures.studies.final.articles.length,
    gone: {
      x: figures.leftOut[filter.layer],
      n: judgementsOf(figures.study, figures.leftOut),
    },
    tones: figures.study.tones,
    hasIndicators: indicatorsOf(figures.attributes, frames).length > 0,
    seed: SEED,
    replicates: REPLICATES,
    dataRevision,
  };
}

async function inputOf(
  access: ProjectAccess<"statistics:read">,
  figures: Figures,
  parts: readonly ReportPart[],
  { signal, step }: { readonly signal?: AbortSignal; readonly step?: () => void } = {},
): Promise<ReportInput> {
  const { filter, study, otherwise, studies, frames } = figures;
  let read = 0;
  const watched = async function* <Article>(articles: AsyncIterable<Article>) {
    for await (const article of articles) {
      signal?.throwIfAborted();
      yield article;
      if (++read % STEP === 0) step?.();
    }
  };
  let passages: PassageFigures | null = null;
  if (parts.includes("passages")) {
    const counter = passageCounter(frames, speakerQuestion(figures.attributes));
    for await (const article of watched(readPassageArticles(access, figures))) counter.add(article);
    passages = counter.result();
  }
  let words: WordFigures | null = null;
  if (parts.includes("words")) {
    const ofRound = wordsOfRound(filter.round);
    const counter = wordFigureCounter(frames, AGAINST, ofRound.vocabulary);
    const articles = readArticleWords(access, ofRound, readPassageArticles(access, figures));
    for await (const article of watched(articles)) counter.add(article);
    words = counter.result();
  }
  if (read % STEP > 0) step?.();
  return {
    ...{ filter, study, otherwise, coded: figures.coded, seed: SEED },
    settling: { ...studies, settledBy: figures.settledBy },
    ...{ passages, words },
  };
}
