import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";
import { isDuplicate } from "./duplicate";
import { createPersonIn } from "./users";

/** How long an invitation can be accepted. */
export const INVITATION_LIFE = 14 * 24 * 60 * 60 * 1000;

/**
 * Invite whoever has this (canonical) e-mail address. An open invitation to the
 * same address is replaced.
 *
 * @throws {AppError} conflict, when they are a member already, disabled or not.
 */
export async function createInvitation(
  { projectId, userId: actorId }: ProjectAccess<"member:edit">,
  { email, role }: { email: string; role: Role },
  tokenHash: string,
  now = new Date(),
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const member = await tx.member.findFirst({
      where: { projectId, user: { email } },
      select: { disabledAt: true },
    });
    if (member) {
      throw new AppError(
        "conflict",
        member.disabledAt
          ? "This person was a member before. Enable them in the list of members instead."
          : "This person is a member of the project already.",
      );
    }
    await tx.invitation.updateMany({
      where: { projectId, email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    const { id } = await tx.invitation.create({
      data: {
        id: randomUUID(),
        projectId,
        email,
        role,
        tokenHash,
        invitedById: actorId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + INVITATION_LIFE),
      },
      select: { id: true },
    });
    await recordAudit(tx, {
      actorId,
      projectId,
      action: "invitation.create",
      subjectId: id,
      detail: { role },
    });
  });
}

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Date;
}

/** Invitations that can still be accepted, the newest first. */
export async function listInvitations(
  { projectId }: ProjectAccess<"member:edit">,
  now = new Date(),
): Promise<InvitationRow[]> {
  const rows = await prisma.invitation.findMany({
    where: { projectId, ...open(now) },
    select: { id: true, email: true, role: true, expiresAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

/** @throws {AppError} not_found, when it is not open any more. */
export async function revokeInvitation(
  { projectId, userId: actorId }: ProjectAccess<"member:edit">,
  id: string,
  now = new Date(),
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, projectId, ...open(now) },
      data: { revokedAt: now },
    });
    if (count === 0) throw new AppError("not_found", "This invitation is not open any more.");
    await recordAudit(tx, { actorId, projectId, action: "invitation.revoke", subjectId: id });
  });
}

/** What somebody who holds an invitation may know before accepting it. */
export interface Invitation {
  readonly projectName: string;
  readonly email: string;
  readonly role: Role;
  /** Whether the address has an account, which then has to accept it. */
  readonly hasAccount: boolean;
}

/** @throws {AppError} not_found, when it is not open any more or the project is gone. */
export async function requireInvitation(tokenHash: string, now = new Date()): Promise<Invitation> {
  const found = await prisma.invitation.findFirst({
    where: { tokenHash, ...open(now) },
    select: { email: true, role: true, project: { select: { name: true } } },
  });
  if (!found) throw noSuchInvitation();
  const account = await prisma.user.count({ where: { email: found.email } });
  return {
    projectName: found.project.name,
    email: found.email,
    role: found.role as Role,
    hasAccount: account > 0,
  };
}

/**
 * Join with the account one has.
 *
 * @returns the project's slug.
 * @throws {AppError} not_found; forbidden, when the invitation is to another address; conflict.
 */
export function acceptInvitation(
  tokenHash: string,
  userId: string,
  now = new Date(),
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const invitation = await consume(tx, tokenHash, now);
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { email: true },
    });
    if (user.email !== invitation.email) {
      throw new AppError(
        "forbidden",
        "This invitation is for another e-mail address. Sign in with that account to accept it.",
      );
    }
    return join(tx, invitation, userId);
  });
}

/**
 * Join as somebody who has no account yet: makes one for the invited address.
 *
 * @returns the project's slug.
 * @throws {AppError} not_found; conflict, when the address got an account meanwhile.
 */
export function acceptInvitationAsNewPerson(
  tokenHash: string,
  { name, passwordHash }: { name: string; passwordHash: string },
  now = new Date(),
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const invitation = await consume(tx, tokenHash, now);
    const { email } = invitation;
    const person = await createPersonIn(tx, { email, name, passwordHash, isAdmin: false }, null);
    return join(tx, invitation, person.id);
  });
}

const open = (now: Date) => ({
  acceptedAt: null,
  revokedAt: null,
  expiresAt: { gt: now },
  project: { deletedAt: null },
});

/** The update itself asks whether the invitation is open, so no two can both accept it. */
async function consume(tx: Transaction, tokenHash: string, now: Date) {
  const { count } = await tx.invitation.updateMany({
    where: { tokenHash, ...open(now) },
    data: { acceptedAt: now },
  });
  if (count === 0) throw noSuchInvitation();
  return tx.invitation.findUniqueOrThrow({
    where: { tokenHash },
    select: {
      id: true,
      projectId: true,
      email: true,
      role: true,
      project: { select: { slug: true } },
    },
  });
}

async function join(
  tx: Transaction,
  { id, projectId, role, project }: Awaited<ReturnType<typeof consume>>,
  userId: string,
): Promise<string> {
  await tx.member.create({ data: { projectId, userId, role } }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    throw new AppError("conflict", "You are a member of this project already.", { cause: error });
  });
  await recordAudit(tx, {
    actorId: userId,
    projectId,
    action: "member.join",
    subjectId: userId,
    detail: { role, invitationId: id },
  });
  return project.slug;
}

function noSuchInvitation(): AppError {
  return new AppError(
    "not_found",
    "This invitation was used, withdrawn or is too old. Ask the project's lead for a new one.",
  );
}
