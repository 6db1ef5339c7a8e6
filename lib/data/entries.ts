import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { LONGEST_REASON } from "@/lib/domain/article-form";
import { AppError } from "@/lib/domain/errors";
import type { Standing } from "@/lib/domain/training";
import { recordAudit } from "./audit";
import { notify } from "./inbox";
import { readNames } from "./names";
import { readOwnStanding } from "./training";
import { ownAssignment } from "./visibility";

/** A training round that has to be passed before work in another round is begun. */
export interface ClosedEntry {
  readonly roundId: string;
  readonly trainingId: string;
  readonly trainingName: string;
  readonly frames: readonly { readonly id: string; readonly name: string }[];
  readonly standing: Standing;
}

type Reader = Pick<Transaction, "assignment" | "round" | "frame" | "admission">;

/**
 * What keeps the caller from beginning in a round; null where nothing does. What a
 * reviewer has begun stays open, whatever the training says later.
 */
export async function findClosedEntry(
  db: Reader,
  access: ProjectAccess,
  roundId: string,
): Promise<ClosedEntry | null> {
  const { projectId, userId } = access;
  const round = await db.round.findFirst({
    where: { id: roundId, projectId, entryRound: { deletedAt: null, kind: "training" } },
    select: {
      entryRoundId: true,
      admissions: { where: { reviewerId: userId }, select: { id: true } },
    },
  });
  if (!round?.entryRoundId || round.admissions.length > 0) return null;
  const { round: training, standing } = await readOwnStanding(db, access, round.entryRoundId);
  if (standing.passed) return null;
  const { id: trainingId, name: trainingName, frames } = training;
  return { roundId, trainingId, trainingName, frames, standing };
}

/** What keeps the caller from opening one of the own articles; null where nothing does, or it was opened before. */
export async function findEntryBefore(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
): Promise<ClosedEntry | null> {
  const assignment = await prisma.assignment.findFirst({
    where: { ...ownAssignment(access, assignmentId), startedAt: null },
    select: { roundId: true },
  });
  return assignment && findClosedEntry(prisma, access, assignment.roundId);
}

/** What keeps the caller out of rounds in which he or she has work, for the queue. */
export async function listClosedEntries(access: ProjectAccess): Promise<ClosedEntry[]> {
  const rounds = await prisma.round.findMany({
    where: {
      ...{ projectId: access.projectId, deletedAt: null, closedAt: null },
      entryRoundId: { not: null },
      assignments: {
        some: { reviewerId: access.userId, isExpert: false, withdrawnAt: null, startedAt: null },
      },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const entries = [];
  for (const { id } of rounds) entries.push(await findClosedEntry(prisma, access, id));
  return entries.filter((entry) => entry !== null);
}

/**
 * Refuse to begin work in a round whose training the caller has not passed.
 * @throws {AppError} forbidden
 */
export async function requireEntry(
  db: Reader,
  access: ProjectAccess,
  assignment: { readonly roundId: string; readonly startedAt: Date | null },
): Promise<void> {
  if (assignment.startedAt) return;
  const closed = await findClosedEntry(db, access, assignment.roundId);
  if (!closed) return;
  throw new AppError(
    "forbidden",
    `This round opens for you as soon as you have passed “${closed.trainingName}”. The page “My articles” says what is still missing.`,
  );
}

/** Somebody whom a lead let in without having passed. */
export interface Admission {
  readonly reviewerId: string;
  readonly reason: string;
  readonly grantedBy: string;
  readonly roundId: string;
  readonly roundName: string;
}

/** The exceptions in the rounds that a training round opens, the oldest first. */
export async function listAdmissions(
  access: ProjectAccess<"assignment:read">,
  trainingId: string,
): Promise<Admission[]> {
  const nameOf = await readNames(prisma, access.projectId);
  const rows = await prisma.admission.findMany({
    where: { round: { projectId: access.projectId, entryRoundId: trainingId, deletedAt: null } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ reviewerId: true, reason: true, grantedById: true },
      round: { select: { id: true, name: true } },
    },
  });
  return rows.map(({ reviewerId, reason, grantedById, round }) => ({
    ...{ reviewerId, reason, grantedBy: nameOf(grantedById) },
    ...{ roundId: round.id, roundName: round.name },
  }));
}

/** The rounds that a training round opens. */
export function listOpenedRounds(
  { projectId }: ProjectAccess<"assignment:read">,
  trainingId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return prisma.round.findMany({
    where: { projectId, entryRoundId: trainingId, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

/**
 * Let a reviewer into a round without having passed its training.
 * @throws {AppError} not_found; invalid_input without a reason; conflict when it was done already
 */
export async function admitReviewer(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  reviewerId: string,
  reason: string,
): Promise<void> {
  const { projectId, userId } = access;
  const why = reason.trim();
  if (why === "") throw new AppError("invalid_input", "Say why; it is kept with the round.");
  if (why.length > LONGEST_REASON) {
    throw new AppError("too_large", `Say it in at most ${LONGEST_REASON} characters.`);
  }
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const round = await tx.round.findFirst({
      where: { id: roundId, projectId, deletedAt: null, entryRoundId: { not: null } },
      select: { admissions: { where: { reviewerId }, select: { id: true } } },
    });
    const member = await tx.member.findFirst({
      where: { projectId, userId: reviewerId, disabledAt: null },
      select: { userId: true },
    });
    if (!round || !member) {
      throw new AppError(
        "not_found",
        "This round has no training to pass, or this person is not in the project.",
      );
    }
    if (round.admissions.length > 0) {
      throw new AppError("conflict", "This person has been let into the round already.");
    }
    await tx.admission.create({
      data: { id: crypto.randomUUID(), roundId, reviewerId, grantedById: userId, reason: why },
    });
    await notify(tx, {
      ...{ projectId, actorId: userId, receiverIds: [reviewerId] },
      ...{ kind: "entry-granted", subjectId: roundId },
    });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "round.admit", subjectId: roundId },
      after: { reviewerId },
    });
  });
}
