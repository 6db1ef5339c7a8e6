import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { InvitationLine } from "@/lib/domain/invitation-list";
import { recordAudit } from "./audit";
import { isDuplicate } from "./duplicate";
import { createPersonIn } from "./users";

/** How long an invitation can be accepted. */
export const INVITATION_LIFE = 14 * 24 * 60 * 60 * 1000;

/** Whom to invite, and the hash of the link's token. */
export interface NewInvitation {
  /** Canonical */
  readonly email: string;
  readonly role: Role;
  /** What the lead calls them; they may choose another name. */
  readonly name?: string;
  readonly tokenHash: string;
}

/**
 * Invite people by their addresses: all, or none. An open invitation to the same address
 * is replaced.
 *
 * @throws {AppError} conflict, when one is a member already, disabled or not.
 */
export async function createInvitations(
  { projectId, userId: actorId }: ProjectAccess<"member:edit">,
  invited: readonly NewInvitation[],
  now = new Date(),
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const [problem] = await membersAmong(tx, projectId, invited);
    if (problem) throw new AppError("conflict", problem.sentence);
    for (const { email, role, name, tokenHash } of invited) {
      await tx.invitation.updateMany({
        where: { projectId, email, acceptedAt: null, revokedAt: null },
        data: { revokedAt: now },
      });
      const id = randomUUID();
      await tx.invitation.create({
        data: {
          ...{ id, projectId, email, role, tokenHash, invitedById: actorId, createdAt: now },
          name: name ?? null,
          expiresAt: new Date(now.getTime() + INVITATION_LIFE),
        },
      });
      await recordAudit(tx, {
        ...{ actorId, projectId, action: "invitation.create", subjectId: id },
        detail: { role },
      });
    }
  });
}

/** Invite one person. @throws {AppError} as `createInvitations` */
export function createInvitation(
  access: ProjectAccess<"member:edit">,
  { email, role }: { readonly email: string; readonly role: Role },
  tokenHash: string,
  now = new Date(),
): Promise<void> {
  return createInvitations(access, [{ email, role, tokenHash }], now);
}

/** Of the lines of a list, what the project itself has against each: nothing where it is sound. */
export async function checkLines(
  { projectId }: ProjectAccess<"member:edit">,
  lines: readonly InvitationLine[],
): Promise<InvitationLine[]> {
  const members = await membersAmong(prisma, projectId, lines);
  const sentences = new Map(members.map(({ email, sentence }) => [email, sentence]));
  return lines.map((line) => {
    const sentence = sentences.get(line.email);
    return sentence ? { ...line, problems: [...line.problems, sentence] } : line;
  });
}

/** Who of these is in the project already, and what to say of it. */
async function membersAmong(
  db: Pick<Transaction, "member">,
  projectId: string,
  people: readonly { readonly email: string }[],
): Promise<{ email: string; sentence: string }[]> {
  const members = await db.member.findMany({
    where: { projectId, user: { email: { in: people.map(({ email }) => email) } } },
    select: { disabledAt: true, user: { select: { email: true } } },
  });
  return members.map(({ disabledAt, user: { email } }) => ({
    email,
    sentence: disabledAt
      ? "This person was a member before. Bring them back in the list of members instead."
      : "This person is a member of the project already.",
  }));
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
  /** What the lead calls whoever it is for; empty where not said. */
  readonly name: string;
  readonly role: Role;
  /** Whether the address has an account, which then has to accept it. */
  readonly hasAccount: boolean;
}

/** @throws {AppError} not_found, when it is not open any more or the project is gone. */
export async function requireInvitation(tokenHash: string, now = new Date()): Promise<Invitation> {
  const found = await prisma.invitation.findFirst({
    where: { tokenHash, ...open(now) },
    select: { email: true, name: true, role: true, project: { select: { name: true } } },
  });
  if (!found) throw noSuchInvitation();
  const account = await prisma.user.count({ where: { email: found.email } });
  return {
    projectName: found.project.name,
    email: found.email,
    name: found.name ?? "",
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
