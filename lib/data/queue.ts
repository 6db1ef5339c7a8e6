import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { listClosedEntries } from "./entries";

/** One line of a reviewer's own queue. It says nothing of anyone else. */
export interface QueueItem {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly articleId: string;
  readonly title: string | null;
  readonly fileName: string;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  /** YYYY-MM-DD: the article's own last day, else the round's. */
  readonly dueOn: string | null;
}

/** One's own work in one round. */
export interface QueueRound {
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
  readonly closedAt: Date | null;
  readonly articles: number;
  readonly submitted: number;
  /** Time on task, in seconds. */
  readonly activeSeconds: number;
  /** What is to be coded next: those begun, then the others, in one's own order. */
  readonly next: readonly QueueItem[];
  /** What was submitted last. */
  readonly last: readonly QueueItem[];
}

/** Articles of a round that the overview shows of each kind. */
const SHOWN = 5;

const columns = {
  ...{ id: true, startedAt: true, submittedAt: true, dueOn: true },
  round: { select: { id: true, name: true, dueOn: true } },
  article: { select: { id: true, title: true, fileName: true } },
} as const satisfies Prisma.AssignmentSelect;

type Row = Prisma.AssignmentGetPayload<{ select: typeof columns }>;

/** What is in the caller's queue: all but what was taken back or lies in the trash. */
function inQueue({ userId, projectId }: ProjectAccess): Prisma.AssignmentWhereInput {
  return {
    reviewerId: userId,
    withdrawnAt: null,
    round: { projectId, deletedAt: null },
    article: { deletedAt: null },
  };
}

const ownOrder = [
  { position: "asc" },
  { id: "asc" },
] as const satisfies Prisma.AssignmentOrderByWithRelationInput[];
/** Those begun come first. */
const begunFirst = [
  { startedAt: { sort: "asc", nulls: "last" } },
  ...ownOrder,
] as const satisfies Prisma.AssignmentOrderByWithRelationInput[];
const newestFirst = [{ submittedAt: "desc" }, ...ownOrder] as const;

/** The caller's own assignments, in the caller's own order. */
export async function listQueue(access: ProjectAccess): Promise<QueueItem[]> {
  const rows = await prisma.assignment.findMany({
    where: inQueue(access),
    orderBy: [{ round: { createdAt: "asc" } }, ...ownOrder],
    select: columns,
  });
  return rows.map(toItem);
}

/**
 * The caller's work by round, oldest round first: counts, time, and a few articles of
 * each round. It depends on nobody else's work.
 */
export async function readQueue(access: ProjectAccess): Promise<QueueRound[]> {
  const [totals, submitted] = await Promise.all([
    prisma.assignment.groupBy({
      by: "roundId",
      where: inQueue(access),
      _count: true,
      _sum: { activeSeconds: true },
    }),
    prisma.assignment.groupBy({
      by: "roundId",
      where: { ...inQueue(access), submittedAt: { not: null } },
      _count: true,
    }),
  ]);
  const rounds = await prisma.round.findMany({
    where: { id: { in: totals.map(({ roundId }) => roundId) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, dueOn: true, closedAt: true },
  });
  const list = async (roundId: string, done: boolean) => {
    const rows = await prisma.assignment.findMany({
      where: { ...inQueue(access), roundId, submittedAt: done ? { not: null } : null },
      orderBy: done ? [...newestFirst] : [...begunFirst],
      take: SHOWN,
      select: columns,
    });
    return rows.map(toItem);
  };
  return Promise.all(
    rounds.map(async (round) => {
      const total = totals.find(({ roundId }) => roundId === round.id)!;
      return {
        ...round,
        articles: total._count,
        submitted: submitted.find(({ roundId }) => roundId === round.id)?._count ?? 0,
        activeSeconds: total._sum.activeSeconds ?? 0,
        next: round.closedAt ? [] : await list(round.id, false),
        last: await list(round.id, true),
      };
    }),
  );
}

/** Articles on one page of a round's queue. */
export const QUEUE_PAGE = 50;

/** A page of the caller's work in a round, with how much there is; pages count from 0. */
export async function listQueuePage(
  access: ProjectAccess,
  roundId: string,
  { submitted, page }: { readonly submitted: boolean; readonly page: number },
): Promise<{ items: QueueItem[]; total: number }> {
  const where = {
    ...inQueue(access),
    roundId,
    submittedAt: submitted ? { not: null } : null,
  };
  const [rows, total] = await Promise.all([
    prisma.assignment.findMany({
      where,
      orderBy: submitted ? [...newestFirst] : [...begunFirst],
      skip: page * QUEUE_PAGE,
      take: QUEUE_PAGE,
      select: columns,
    }),
    prisma.assignment.count({ where }),
  ]);
  return { items: rows.map(toItem), total };
}

/**
 * Articles that were taken back from the caller after they were begun. What was tagged
 * on them is kept; what a browser still holds is sent when the article is opened.
 */
export async function listTakenBack(access: ProjectAccess): Promise<QueueItem[]> {
  const rows = await prisma.assignment.findMany({
    where: {
      ...inQueue(access),
      withdrawnAt: { not: null },
      startedAt: { not: null },
      submittedAt: null,
    },
    orderBy: [{ withdrawnAt: "desc" }, { id: "asc" }],
    take: SHOWN,
    select: columns,
  });
  return rows.map(toItem);
}

/**
 * The assignment to go on with: the next one of the same round in the caller's order,
 * else the first that is open there, else the first in any other round. Without a place
 * to go on from: what was begun, else the first one. Rounds that training keeps shut are
 * passed over.
 */
export async function findNext(
  access: ProjectAccess,
  from?: { readonly id: string; readonly roundId: string; readonly position: number },
): Promise<string | null> {
  const { projectId } = access;
  const shut = (await listClosedEntries(access)).map((entry) => entry.roundId);
  const open: Prisma.AssignmentWhereInput = {
    ...inQueue(access),
    round: { projectId, deletedAt: null, closedAt: null },
    submittedAt: null,
    OR: [{ startedAt: { not: null } }, { roundId: { notIn: shut } }],
  };
  const first = async (
    where: Prisma.AssignmentWhereInput,
    orderBy: Prisma.AssignmentOrderByWithRelationInput[],
  ) => {
    const row = await prisma.assignment.findFirst({
      where: { AND: [open, where] },
      orderBy,
      select: { id: true },
    });
    return row?.id ?? null;
  };
  const byRound = { round: { createdAt: "asc" } } as const;
  if (!from) {
    return (
      (await first({ startedAt: { not: null } }, [byRound, ...ownOrder])) ??
      (await first({}, [byRound, ...ownOrder]))
    );
  }
  const { id, roundId, position } = from;
  return (
    (await first({ roundId, position: { gt: position } }, [...ownOrder])) ??
    (await first({ roundId, id: { not: id } }, [...ownOrder])) ??
    (await first({ roundId: { not: roundId } }, [byRound, ...ownOrder]))
  );
}

function toItem({ round, article, dueOn, ...row }: Row): QueueItem {
  return {
    ...row,
    dueOn: dueOn ?? round.dueOn,
    roundId: round.id,
    roundName: round.name,
    articleId: article.id,
    title: article.title,
    fileName: article.fileName,
  };
}
