import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import { byName } from "@/lib/domain/by-name";
import type { Member, ProjectAccess, Role } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { nextPseudonym } from "@/lib/domain/pseudonym";
import { recordAudit } from "./audit";
import { isDuplicate } from "./duplicate";

/**
 * A person's place in the project at `/projects/SLUG`; null for strangers, disabled
 * members and disabled accounts, exactly as for a project that does not exist.
 */
export async function findMember(slug: string, userId: string): Promise<Member | null> {
  // Asked with every request: in words of its own it takes half the time of `findFirst`.
  const [member] = await prisma.$queryRaw<Member[]>`
    SELECT m."projectId", m."userId", m."role"
    FROM "Member" m
    JOIN "Project" p ON p."id" = m."projectId"
    JOIN "User" u ON u."id" = m."userId"
    WHERE p."slug" = ${slug} AND p."deletedAt" IS NULL
      AND m."userId" = ${userId} AND m."disabledAt" IS NULL AND u."disabledAt" IS NULL`;
  return member ?? null;
}

/** A person's place in a project, by their ids; null as in `findMember`. For work that goes on after its request. */
export async function findMemberOf(projectId: string, userId: string): Promise<Member | null> {
  const member = await prisma.member.findFirst({
    where: {
      projectId,
      userId,
      disabledAt: null,
      user: { disabledAt: null },
      project: { deletedAt: null },
    },
    select: { projectId: true, userId: true, role: true },
  });
  return member && { ...member, role: member.role as Role };
}

/** A lead of the project: whoever works on the server itself acts in a lead's name. */
export async function findLead(slug: string): Promise<Member | null> {
  const member = await prisma.member.findFirst({
    where: {
      role: "lead" satisfies Role,
      disabledAt: null,
      user: { disabledAt: null },
      project: { slug, deletedAt: null },
    },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    select: { projectId: true, userId: true, role: true },
  });
  return member && { ...member, role: member.role as Role };
}

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  /** What others call them since they left; null where the project shows names. */
  readonly pseudonym: string | null;
}

/**
 * Everybody who is or was in the project, by name. Who has left under a pseudonym is
 * known by name and address only to those who can bring them back.
 */
export async function listMembers(access: ProjectAccess<"member:read">): Promise<MemberRow[]> {
  const members = await prisma.member.findMany({
    where: { projectId: access.projectId },
    select: {
      userId: true,
      role: true,
      createdAt: true,
      disabledAt: true,
      pseudonym: true,
      project: { select: { pseudonyms: true } },
      user: { select: { name: true, email: true } },
    },
  });
  const knows = can(access.role, "member:edit");
  return members
    .map(({ user, role, project, pseudonym, ...member }) => {
      const shown = project.pseudonyms && member.disabledAt ? pseudonym : null;
      const person = shown && !knows ? { name: shown, email: "" } : user;
      return { ...member, ...person, role: role as Role, pseudonym: shown };
    })
    .sort((a, b) => byName(a.name, b.name) || (a.userId < b.userId ? -1 : 1));
}

/** Let somebody who has an account into the project. @throws {AppError} conflict, when they are in it. */
export async function addMember(
  { projectId, userId: actorId }: ProjectAccess<"member:edit">,
  userId: string,
  role: Role,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.member.create({ data: { projectId, userId, role } }).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw new AppError("conflict", "This person is a member already.", { cause: error });
    });
    await recordAudit(tx, {
      actorId,
      projectId,
      action: "member.add",
      subjectId: userId,
      detail: { role },
    });
  });
}

/** @throws {AppError} not_found; conflict, when the project would be left without a lead. */
export function changeRole(
  access: ProjectAccess<"member:edit">,
  userId: string,
  role: Role,
): Promise<void> {
  return changeMember(access, userId, { role }, "member.role");
}

/**
 * Take a member's access away at once. Their work stays, under their name, or under a
 * pseudonym where the project wants that: the same one each time they leave.
 *
 * @throws {AppError} not_found; conflict, when the project would be left without a lead.
 */
export function disableMember(access: ProjectAccess<"member:edit">, userId: string): Promise<void> {
  return changeMember(access, userId, { disabledAt: new Date() }, "member.disable");
}

/** @throws {AppError} not_found */
export function enableMember(access: ProjectAccess<"member:edit">, userId: string): Promise<void> {
  return changeMember(access, userId, { disabledAt: null }, "member.enable");
}

async function changeMember(
  { projectId, userId: actorId }: ProjectAccess<"member:edit">,
  userId: string,
  change: { role: Role } | { disabledAt: Date | null },
  action: "member.role" | "member.disable" | "member.enable",
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId); // two leads could step down at the same moment
    const where = { projectId_userId: { projectId, userId } };
    const before = await tx.member.findUnique({ where, select: { role: true } });
    if (!before) throw new AppError("not_found", "This person is not a member of the project.");
    await tx.member.update({ where, data: change });
    if (action === "member.disable") await givePseudonyms(tx, projectId);
    await requireLead(tx, projectId);
    await recordAudit(tx, {
      actorId,
      projectId,
      action,
      subjectId: userId,
      ...("role" in change && { detail: { before: before.role, after: change.role } }),
    });
  });
}

/** Give everybody who has left a pseudonym, in the order of leaving; who has one keeps it. */
export async function givePseudonyms(tx: Transaction, projectId: string): Promise<void> {
  const members = await tx.member.findMany({
    where: { projectId },
    orderBy: [{ disabledAt: "asc" }, { userId: "asc" }],
    select: { userId: true, role: true, disabledAt: true, pseudonym: true },
  });
  const taken = members.flatMap(({ pseudonym }) => pseudonym ?? []);
  for (const { userId, role, disabledAt, pseudonym } of members) {
    if (!disabledAt || pseudonym) continue;
    const given = nextPseudonym(role as Role, taken);
    taken.push(given);
    const where = { projectId_userId: { projectId, userId } };
    await tx.member.update({ where, data: { pseudonym: given } });
  }
}

async function requireLead(tx: Transaction, projectId: string): Promise<void> {
  const leads = await tx.member.count({
    where: { projectId, role: "lead", disabledAt: null, user: { disabledAt: null } },
  });
  if (leads === 0) {
    throw new AppError(
      "conflict",
      "This is the project's last lead. Make another member lead first.",
    );
  }
}
