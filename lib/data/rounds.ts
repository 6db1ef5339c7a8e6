import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { ReviewedBy, RoundKind, SuggestionRule } from "@/lib/domain/round";
import type { RoundSettings } from "@/lib/domain/round-settings";
import { checkSettings, checkUnbegun, USUAL_SETTINGS } from "@/lib/domain/round-settings";
import type { RevealRule } from "@/lib/domain/visibility";
import { recordAudit } from "./audit";

export interface Round extends RoundSettings {
  readonly id: string;
  readonly codebookVersion: number;
  readonly suggestions: SuggestionRule;
  readonly closedAt: Date | null;
}

const columns = {
  ...{ id: true, name: true, kind: true, revealRule: true, reviewedBy: true },
  ...{ startsOn: true, dueOn: true, entryRoundId: true, suggestions: true, closedAt: true },
  codebookVersion: { select: { number: true } },
} as const satisfies Prisma.RoundSelect;

/** The project's rounds, oldest first; without those in the trash. */
export async function listRounds(
  access: ProjectAccess,
  db: Pick<Transaction, "round"> = prisma,
): Promise<Round[]> {
  const rows = await db.round.findMany({
    where: { projectId: access.projectId, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map(toRound);
}

/** @throws {AppError} not_found, also for a round in the trash */
export async function requireRound(access: ProjectAccess, id: string): Promise<Round> {
  return toRound(await requireRow(prisma, access, id));
}

/** A new round; what is left out is as in `USUAL_SETTINGS`. */
export type NewRound = Pick<RoundSettings, "name" | "kind" | "revealRule"> &
  Partial<RoundSettings> & {
    /** Number of a published codebook version; the newest when left out. */
    readonly codebookVersion?: number;
  };

/**
 * Open a round.
 *
 * @returns its id
 * @throws {AppError} invalid_input, when no codebook was published or the settings
 *   contradict each other; not_found for a foreign entry round or codebook version
 */
export async function createRound(
  access: ProjectAccess<"assignment:edit">,
  { codebookVersion, ...given }: NewRound,
): Promise<string> {
  const { projectId, userId } = access;
  const settings = { ...USUAL_SETTINGS, ...given };
  checkSettings(settings);
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    await requireEntryRound(tx, access, settings);
    const codebook = await tx.codebookVersion.findFirst({
      where: { projectId, ...(codebookVersion !== undefined && { number: codebookVersion }) },
      orderBy: { number: "desc" },
      select: { id: true },
    });
    if (!codebook) {
      throw codebookVersion === undefined
        ? new AppError("invalid_input", "Publish the codebook before you open a round.")
        : new AppError("not_found", `There is no version ${codebookVersion} of the codebook.`);
    }
    const id = crypto.randomUUID();
    await tx.round.create({
      data: { ...settings, id, projectId, codebookVersionId: codebook.id },
    });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "round.create", subjectId: id },
    });
    return id;
  });
}

/**
 * Change what was decided on. What a round is for and when it shows tags stay once a
 * reviewer has begun an article in it; its codebook version stays in any case.
 *
 * @throws {AppError} not_found; invalid_input; conflict once work has begun
 */
export async function updateRound(
  access: ProjectAccess<"assignment:edit">,
  id: string,
  settings: RoundSettings,
): Promise<void> {
  const { projectId, userId } = access;
  checkSettings(settings);
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const before = settingsOf(await requireRow(tx, access, id));
    await requireEntryRound(tx, access, settings, id);
    const begun = await tx.assignment.findFirst({
      where: { roundId: id, startedAt: { not: null } },
      select: { id: true },
    });
    if (begun) checkUnbegun(before, settings);
    await tx.round.update({ where: { id }, data: settings });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "round.update", subjectId: id },
      before: unnamed(before),
      after: unnamed(settings),
    });
  });
}

/**
 * Close a round: nobody is given articles in it any more, nothing is tagged or handed
 * in. What was tagged before, or arrives late from a browser that was offline, is kept.
 * Who sees what stays as it is.
 *
 * @throws {AppError} not_found; conflict when it is closed already
 */
export function closeRound(access: ProjectAccess<"assignment:edit">, id: string): Promise<void> {
  return setClosed(access, id, new Date());
}

/**
 * Go on with a closed round.
 * @throws {AppError} not_found; conflict when it is not closed
 */
export function reopenRound(access: ProjectAccess<"assignment:edit">, id: string): Promise<void> {
  return setClosed(access, id, null);
}

/**
 * Put a round into the trash, with everything that hangs on it: no queue, page or figure
 * shows it, and all of it is back when it is restored.
 *
 * @throws {AppError} not_found; conflict when reviewers pass it before another round
 */
export async function deleteRound(
  access: ProjectAccess<"assignment:edit">,
  id: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    await requireRow(tx, access, id);
    const entryTo = await tx.round.findFirst({
      where: { entryRoundId: id, deletedAt: null },
      select: { name: true },
    });
    if (entryTo) {
      throw new AppError(
        "conflict",
        `Reviewers have to pass this round before “${entryTo.name}”. Choose another entry round there first.`,
      );
    }
    await tx.round.update({ where: { id }, data: { deletedAt: new Date() } });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "round.delete", subjectId: id },
    });
  });
}

/** @throws {AppError} not_found, when it is not in the trash */
export async function restoreRound(
  access: ProjectAccess<"assignment:edit">,
  id: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.round.updateMany({
      where: { id, projectId, deletedAt: { not: null } },
      data: { deletedAt: null },
    });
    if (count === 0) throw new AppError("not_found", "This round is not in the trash.");
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "round.restore", subjectId: id },
    });
  });
}

/**
 * Allow reviewers of a round to ask for suggested passages, or forbid it again. What
 * was shown stays written down.
 *
 * @throws {AppError} not_found
 */
export async function updateSuggestions(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  suggestions: SuggestionRule,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await requireRow(tx, access, roundId);
    await tx.round.update({ where: { id: roundId }, data: { suggestions } });
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "round.suggestions",
      subjectId: roundId,
      detail: { suggestions },
    });
  });
}

async function setClosed(
  access: ProjectAccess<"assignment:edit">,
  id: string,
  closedAt: Date | null,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const round = await requireRow(tx, access, id);
    if ((round.closedAt === null) === (closedAt === null)) {
      const is = closedAt ? "closed already" : "not closed";
      throw new AppError("conflict", `The round “${round.name}” is ${is}.`);
    }
    await tx.round.update({ where: { id }, data: { closedAt } });
    const action = closedAt ? "round.close" : "round.reopen";
    await recordAudit(tx, { actorId: userId, projectId, action, subjectId: id });
  });
}

type Row = Prisma.RoundGetPayload<{ select: typeof columns }>;

async function requireRow(
  tx: Pick<Transaction, "round">,
  { projectId }: ProjectAccess,
  id: string,
): Promise<Row> {
  const row = await tx.round.findFirst({
    where: { id, projectId, deletedAt: null },
    select: columns,
  });
  if (!row) throw new AppError("not_found", "This round does not exist.");
  return row;
}

/** The entry round is a training round of the project, and no round is its own. */
async function requireEntryRound(
  tx: Transaction,
  { projectId }: ProjectAccess,
  { entryRoundId }: RoundSettings,
  roundId?: string,
): Promise<void> {
  if (entryRoundId === null) return;
  const entry = await tx.round.count({
    where: { id: entryRoundId, projectId, kind: "training", deletedAt: null },
  });
  if (entry === 0 || entryRoundId === roundId) {
    throw new AppError("not_found", "This training round does not exist.");
  }
}

/** What the audit log keeps of settings: no texts. */
function unnamed({ name: _name, ...settings }: RoundSettings) {
  return settings;
}

function settingsOf(row: Row): RoundSettings {
  const { name, kind, revealRule, reviewedBy, startsOn, dueOn, entryRoundId } = row;
  return {
    ...{ name, startsOn, dueOn, entryRoundId },
    kind: kind as RoundKind,
    revealRule: revealRule as RevealRule,
    reviewedBy: reviewedBy as ReviewedBy,
  };
}

function toRound(row: Row): Round {
  return {
    ...settingsOf(row),
    id: row.id,
    suggestions: row.suggestions as SuggestionRule,
    codebookVersion: row.codebookVersion.number,
    closedAt: row.closedAt,
  };
}
