import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { PublicSnapshot, PublicTerms } from "@/lib/domain/report/public-terms";
import { publicSnapshot } from "@/lib/domain/report/public-terms";
import type { Snapshot } from "@/lib/domain/report/snapshot";
import type { SettledFilter } from "@/lib/domain/statistics/filter";
import { recordAudit } from "./audit";
import type { NameOf } from "./names";
import { readNames } from "./names";
import { OPEN, PRESENT } from "./visibility";

/** A frozen report without what it shows, for lists. */
export interface ReportRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly isPublic: boolean;
}

/** A frozen report: it shows the same whatever is coded later. */
export interface Report extends ReportRow {
  readonly snapshot: Snapshot;
  /** SHA-256 over the data its figures were computed from */
  readonly dataSha256: string;
  readonly softwareVersion: string;
  readonly publicTerms: PublicTerms | null;
}

const listed = {
  id: true,
  name: true,
  createdAt: true,
  publicTokenHash: true,
  createdById: true,
} satisfies Prisma.ReportSelect;

/**
 * The project's frozen reports, newest first. Those about a round in which the viewer
 * still codes do not exist for this person: their figures may count articles that the
 * viewer has open, and their names may tell of what was found.
 */
export async function listReports(access: ProjectAccess<"statistics:read">): Promise<ReportRow[]> {
  const [nameOf, coding, rows] = await Promise.all([
    readNames(prisma, access.projectId),
    roundsCodedBy(access),
    prisma.report.findMany({
      where: { projectId: access.projectId, deletedAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      select: { ...listed, filter: true },
    }),
  ]);
  return rows.filter(({ filter }) => !coding.has(roundOf(filter))).map((row) => toRow(row, nameOf));
}

/** A frozen report. @throws {AppError} not_found, also while the viewer still codes in its round */
export async function requireReport(
  access: ProjectAccess<"statistics:read">,
  id: string,
): Promise<Report> {
  await requireShown(access, { id, deletedAt: null });
  const row = await prisma.report.findUniqueOrThrow({
    where: { id },
    select: { ...listed, ...content },
  });
  return toReport(row, await readNames(prisma, access.projectId));
}

/** @throws {AppError} not_found */
async function requireShown(access: ProjectAccess, where: Prisma.ReportWhereInput): Promise<void> {
  const shown = await findShownReports(access, where);
  if (shown.length > 0) return;
  throw new AppError(
    "not_found",
    "This report does not exist, or is about a round in which you still code.",
  );
}

/** The names of those reports, also of deleted ones, that exist for the viewer (`listReports`). */
export async function findShownReports(
  access: ProjectAccess,
  where: Prisma.ReportWhereInput,
): Promise<{ readonly id: string; readonly name: string; readonly deletedAt: Date | null }[]> {
  const [coding, rows] = await Promise.all([
    roundsCodedBy(access),
    prisma.report.findMany({
      where: { AND: [where, { projectId: access.projectId }] },
      select: { id: true, name: true, filter: true, deletedAt: true },
    }),
  ]);
  return rows.filter(({ filter }) => !coding.has(roundOf(filter)));
}

/** Rounds in which the viewer has an article open. */
async function roundsCodedBy({ projectId, userId }: ProjectAccess): Promise<Set<string>> {
  const open = await prisma.assignment.findMany({
    where: {
      ...{ ...PRESENT, ...OPEN, reviewerId: userId },
      round: { projectId, deletedAt: null },
      article: { deletedAt: null },
    },
    distinct: ["roundId"],
    select: { roundId: true },
  });
  return new Set(open.map(({ roundId }) => roundId));
}

/** A frozen filter always names its round. */
function roundOf(filter: Prisma.JsonValue): string {
  return (filter as unknown as SettledFilter).round;
}

/** @throws {AppError} not_found */
export async function deleteReport(
  access: ProjectAccess<"report:edit">,
  id: string,
  now = new Date(),
): Promise<void> {
  await changeReport(access, id, "report.delete", {
    deletedAt: now,
    publicTokenHash: null,
  });
}

/** Bring a deleted report back; a public link that it had stays dead. @throws {AppError} not_found */
export async function restoreReport(
  access: ProjectAccess<"report:edit">,
  id: string,
): Promise<void> {
  await changeReport(access, id, "report.restore", { deletedAt: null }, { not: null });
}

/**
 * Let everybody who has its link read the report's figures, under terms. A link made
 * before stops working.
 *
 * @throws {AppError} not_found
 */
export function publishReport(
  access: ProjectAccess<"report:edit">,
  id: string,
  tokenHash: string,
  terms: PublicTerms,
): Promise<void> {
  return changeReport(access, id, "report.publish", {
    publicTokenHash: tokenHash,
    publicTerms: json(terms),
  });
}

/** Make a report's public link stop working. @throws {AppError} not_found */
export function unpublishReport(access: ProjectAccess<"report:edit">, id: string): Promise<void> {
  return changeReport(access, id, "report.unpublish", { publicTokenHash: null });
}

/** A report as its public link shows it. */
export interface PublicReport extends Pick<
  Report,
  "name" | "createdAt" | "dataSha256" | "softwareVersion"
> {
  readonly snapshot: PublicSnapshot;
  readonly terms: PublicTerms;
}

/** @throws {AppError} not_found, also for a link that no longer works */
export async function requirePublicReport(tokenHash: string): Promise<PublicReport> {
  const row = await prisma.report.findFirst({
    where: { publicTokenHash: tokenHash, deletedAt: null, project: { deletedAt: null } },
    select: { ...listed, ...content, projectId: true },
  });
  if (!row?.publicTerms) {
    throw new AppError("not_found", "This link leads to no report, or no longer does.");
  }
  const { name, createdAt, dataSha256, softwareVersion, snapshot } = toReport(
    row,
    await readNames(prisma, row.projectId),
  );
  const terms = row.publicTerms as unknown as PublicTerms;
  return {
    ...{ name, createdAt, dataSha256, softwareVersion, terms },
    snapshot: publicSnapshot(snapshot, terms),
  };
}

const content = {
  snapshot: true,
  dataSha256: true,
  softwareVersion: true,
  publicTerms: true,
} satisfies Prisma.ReportSelect;

type Listed = Prisma.ReportGetPayload<{ select: typeof listed }>;
type Whole = Listed & Prisma.ReportGetPayload<{ select: typeof content }>;

function toRow({ createdById, publicTokenHash, ...row }: Listed, nameOf: NameOf): ReportRow {
  const { id, name, createdAt } = row;
  return {
    id,
    name,
    createdAt,
    createdBy: nameOf(createdById),
    isPublic: publicTokenHash !== null,
  };
}

function toReport(row: Whole, nameOf: NameOf): Report {
  return {
    ...toRow(row, nameOf),
    snapshot: row.snapshot as unknown as Snapshot,
    dataSha256: row.dataSha256,
    softwareVersion: row.softwareVersion,
    publicTerms: row.publicTerms as unknown as PublicTerms | null,
  };
}

async function changeReport(
  access: ProjectAccess<"report:edit">,
  id: string,
  action: `report.${string}`,
  data: Prisma.ReportUpdateManyMutationInput,
  deletedAt: { not: null } | null = null,
): Promise<void> {
  const { projectId, userId } = access;
  await requireShown(access, { id, deletedAt });
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.report.updateMany({
      where: { id, projectId, deletedAt },
      data,
    });
    if (count === 0) throw new AppError("not_found", "This report does not exist any more.");
    await recordAudit(tx, { actorId: userId, projectId, action, subjectId: id });
  });
}

function json(value: object): Prisma.InputJsonObject {
  return value;
}
