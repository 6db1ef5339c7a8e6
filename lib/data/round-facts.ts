import type { Transaction } from "@/lib/db/client";
import { Prisma, prisma } from "@/lib/db/client";
import { packedRows } from "@/lib/db/packed";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Answers } from "@/lib/domain/attribute";
import type { AuditReach } from "@/lib/domain/audit-reach";
import { auditReach } from "@/lib/domain/audit-reach";
import type { FrameUse } from "@/lib/domain/frame-use";
import { groupBy } from "@/lib/domain/group-by";
import { LastUsed } from "@/lib/domain/last-used";
import type { Coding, StudyFrame } from "@/lib/domain/statistics/study";
import { codingOf } from "@/lib/domain/statistics/study";
import type { SubmittedWork } from "@/lib/domain/submission";
import { answersOf } from "./article-answers";
import { readDataRevision } from "./data-revision";
import { listFrameUses } from "./frame-uses";
import { giveWay } from "./in-turns";
import { databaseForReading } from "./reading";
import { SUBMITTED } from "./visibility";

/** One reviewer's submitted work on an article of a round. */
export interface FactWork {
  readonly id: string;
  readonly articleId: string;
  readonly reviewerId: string;
  readonly textVersionId: string;
  readonly submittedAt: Date | null;
  /** Set where the article is settled in this round. */
  readonly closedAt: Date | null;
  /** What was answered about the article, as far as it is blind. */
  readonly answers: Answers;
  /** How it uses the round's frames. */
  readonly coding: Coding;
  /** Every frame that was found, also those that the round does not have any more. */
  readonly frameIds: readonly string[];
}

export const articleColumns = {
  ...{ id: true, outletId: true, publishedOn: true, language: true, weight: true },
  ...{ clusterId: true, cluster: { select: { codedArticleId: true } } },
} satisfies Prisma.ArticleSelect;
export type ArticleRow = Prisma.ArticleGetPayload<{ select: typeof articleColumns }>;

/** Everything that figures of a round read of one article, whoever asks for them. */
export interface ArticleFacts {
  readonly row: ArticleRow;
  /** All that is submitted, of coders and not withdrawn, reviewers by name. */
  readonly work: readonly FactWork[];
  /** How the final layer uses the round's frames: none of them until the article is settled. */
  readonly settled: Coding;
  /** By text version that the work is on, the length of its coded region. */
  readonly lengths: ReadonlyMap<string, number>;
}

/** By id, in the order of the ids, the articles that coders have in the round. */
export type RoundFacts = ReadonlyMap<string, ArticleFacts>;

/** How many deeds were done in a project, and the number of the last. */
interface State {
  readonly deeds: number;
  readonly last: number;
}

interface Kept {
  readonly state: State;
  readonly facts: RoundFacts;
}

/** Rounds whose facts are kept; a large one takes some 100 MB. */
export const MOST_ROUNDS = 3;
/** After more deeds than this, reading all of a round anew is as fast. */
const MOST_DEEDS = 400;
/** Articles read at a time; between two readings other requests have their turn. */
const PAGE = 100;

const shared = globalThis as { framewiseFacts?: LastUsed<Promise<Kept>> };
/** One for the whole process: pages, files and what is read ahead are built apart. */
const kept = (shared.framewiseFacts ??= new LastUsed(MOST_ROUNDS));

/**
 * The facts of a round, viewer-independent: whoever shows anything counted from them asks
 * lib/data/visibility.ts which work the viewer may count (`readCountedWork`).
 *
 * They are kept in memory. The history says what was done since they were read, and only
 * the articles that it was done to are read again; after a deed that reaches further
 * (`auditReach`) all are.
 */
export async function readRoundFacts(
  { projectId }: Pick<ProjectAccess<"statistics:read">, "projectId">,
  roundId: string,
  frames: readonly StudyFrame[],
): Promise<RoundFacts> {
  const round = { projectId, roundId, frames };
  const key = [projectId, roundId, ...frames.map(({ id }) => id)].join();
  const before = kept.get(key);
  const now = before
    ? before.then(
        (found) => refreshed(found, round),
        () => readAll(round),
      )
    : readAll(round);
  kept.set(key, now);
  return (await now).facts;
}

interface OfRound {
  readonly projectId: string;
  readonly roundId: string;
  /** The frames of its codings, in order. */
  readonly frames: readonly StudyFrame[];
}

async function readAll(round: OfRound): Promise<Kept> {
  const state = await readState(round.projectId);
  return { state, facts: await factsOf(round) };
}

/** What is kept, with the articles read again to which something was done since. */
async function refreshed(found: Kept, round: OfRound): Promise<Kept> {
  const { projectId } = round;
  const state = await readState(projectId);
  if (state.deeds === found.state.deeds && state.last === found.state.last) return found;
  const since = await prisma.auditEvent.findMany({
    where: { projectId, sequence: { gt: found.state.last, lte: state.last } },
    take: MOST_DEEDS + 1,
    select: { action: true, subjectId: true },
  });
  // Where processes write side by side, a deed may be committed after one with a higher number.
  const isGapless = found.state.deeds + since.length === state.deeds;
  const changed = isGapless ? await articlesOf(since) : null;
  if (changed === null) return { state, facts: await factsOf(round) };
  if (changed.length === 0) return { state, facts: found.facts };
  const anew = await readFacts(prisma, round, await listArticleIds(prisma, round, changed));
  const facts = new Map(found.facts);
  for (const id of changed) if (!anew.has(id)) facts.delete(id);
  for (const [id, one] of anew) facts.set(id, one);
  const isKnown = changed.every((id) => found.facts.has(id) || !facts.has(id));
  return { state, facts: isKnown ? facts : sorted(facts) };
}

async function readState(projectId: string): Promise<State> {
  const [deeds, { _max }] = await Promise.all([
    readDataRevision({ projectId }),
    prisma.auditEvent.aggregate({ where: { projectId }, _max: { sequence: true } }),
  ]);
  return { deeds, last: _max.sequence ?? 0 };
}

type Deed = { readonly action: string; readonly subjectId: string | null };

/** The articles that deeds were done to; null when it cannot be said. */
async function articlesOf(deeds: readonly Deed[]): Promise<string[] | null> {
  const byReach = groupBy(deeds, ({ action }) => auditReach(action));
  byReach.delete("nothing");
  const articles = new Set<string>();
  for (const [reach, those] of byReach) {
    if (reach === "everything" || reach === "nothing") return null;
    const ids = [...new Set(those.map(({ subjectId }) => subjectId ?? ""))];
    const found = await ARTICLES_OF[reach](ids);
    if (found.length !== ids.length) return null;
    for (const articleId of found) articles.add(articleId);
  }
  return [...articles];
}

type OneArticle = Exclude<AuditReach, "nothing" | "everything">;

const settled = { adjudication: { select: { articleId: true } } } as const;

/** By kind of subject, the articles of subjects with these ids. */
const ARTICLES_OF: Record<OneArticle, (ids: string[]) => Promise<string[]>> = {
  assignment: async (ids) =>
    (
      await prisma.assignment.findMany({ where: { id: { in: ids } }, select: { articleId: true } })
    ).map(({ articleId }) => articleId),
  adjudication: async (ids) =>
    (
      await prisma.adjudication.findMany({
        where: { id: { in: ids } },
        select: { articleId: true },
      })
    ).map(({ articleId }) => articleId),
  decision: async (ids) =>
    (await prisma.decision.findMany({ where: { id: { in: ids } }, select: settled })).map(
      ({ adjudication }) => adjudication.articleId,
    ),
  answer: async (ids) =>
    (await prisma.answerDecision.findMany({ where: { id: { in: ids } }, select: settled })).map(
      ({ adjudication }) => adjudication.articleId,
    ),
};

/** The facts of all articles of a round. */
async function factsOf(round: OfRound): Promise<RoundFacts> {
  const db = await databaseForReading(round);
  const facts = new Map<string, ArticleFacts>();
  const ids = await listArticleIds(db, round);
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = ids.slice(from, from + PAGE);
    for (const [id, one] of await readFacts(db, round, page)) facts.set(id, one);
    await giveWay();
  }
  return sorted(facts);
}

const CODER = { isExpert: false, withdrawnAt: null } satisfies Prisma.AssignmentWhereInput;

/**
 * The articles that coders have in the round, as one row: there may be tens of thousands.
 * @param among where given, those of these
 */
async function listArticleIds(
  db: Transaction,
  { roundId }: OfRound,
  among?: string[],
): Promise<string[]> {
  const those = among ? Prisma.sql`AND "articleId" IN (${Prisma.join(among)})` : Prisma.empty;
  const [row] = await db.$queryRaw<{ ids: string | null }[]>`
    SELECT ${packedRows([Prisma.sql`w."articleId"`])} AS "ids" FROM (
      SELECT DISTINCT "articleId" FROM "Assignment"
      WHERE "roundId" = ${roundId} AND NOT "isExpert" AND "withdrawnAt" IS NULL ${those}
    ) w`;
  return (JSON.parse(row?.ids ?? "[]") as [string][]).map(([id]) => id);
}

const workColumns = {
  ...{ id: true, articleId: true, reviewerId: true, textVersionId: true },
  ...{ submittedAt: true, closedAt: true },
} satisfies Prisma.AssignmentSelect;

/** The facts of some articles of the round, but for those in the trash. */
async function readFacts(
  db: Transaction,
  { projectId, roundId, frames }: OfRound,
  ids: string[],
): Promise<Map<string, ArticleFacts>> {
  const within = { roundId, ...CODER, articleId: { in: ids } };
  const [rows, work, answers, revised, texts, uses] = await Promise.all([
    db.article.findMany({
      where: { projectId, deletedAt: null, id: { in: ids } },
      select: articleColumns,
    }),
    db.assignment.findMany({
      where: { AND: [SUBMITTED, within] },
      orderBy: [{ reviewer: { name: "asc" } }, { reviewerId: "asc" }],
      select: workColumns,
    }),
    db.articleAnswer.findMany({
      where: { assignment: within },
      orderBy: { attributeId: "asc" },
      select: { assignmentId: true, attributeId: true, value: true },
    }),
    db.submission.findMany({
      where: { blindOf: within },
      select: { assignmentId: true, content: true },
    }),
    db.textVersion.findMany({
      where: { articleId: { in: ids } },
      select: { id: true, articleId: true, codedLength: true },
    }),
    listFrameUses(db, { projectId, roundId }, ids),
  ]);
  const workOf = groupBy(work, ({ articleId }) => articleId);
  const textsOf = groupBy(texts, ({ articleId }) => articleId);
  const usesOf = groupBy(uses, ({ articleId }) => articleId);
  const answersBy = new Map<string, Answers>([
    ...[...groupBy(answers, ({ assignmentId }) => assignmentId)].map(
      ([id, those]) => [id, answersOf(those)] as const,
    ),
    ...revised.map(
      ({ assignmentId, content }) =>
        [assignmentId, (content as unknown as SubmittedWork).answers] as const,
    ),
  ]);
  return new Map(
    rows.map((row) => {
      const codings = groupBy(usesOf.get(row.id) ?? [], ({ reviewerId }) => reviewerId);
      const facts: ArticleFacts = {
        row,
        work: (workOf.get(row.id) ?? []).map((one) => ({
          ...one,
          answers: answersBy.get(one.id) ?? NO_ANSWERS,
          ...codingWith(codings.get(one.reviewerId) ?? [], frames),
        })),
        settled: codingOf(codings.get(null) ?? [], frames),
        lengths: new Map((textsOf.get(row.id) ?? []).map((text) => [text.id, text.codedLength])),
      };
      return [row.id, facts];
    }),
  );
}

const NO_ANSWERS: Answers = {};

/** What work found, from its frame uses. */
export function codingWith(
  uses: readonly FrameUse[],
  frames: readonly StudyFrame[],
): Pick<FactWork, "coding" | "frameIds"> {
  return { coding: codingOf(uses, frames), frameIds: uses.map(({ frameId }) => frameId) };
}

function sorted(facts: ReadonlyMap<string, ArticleFacts>): RoundFacts {
  return new Map([...facts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
