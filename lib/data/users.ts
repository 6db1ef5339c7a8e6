import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { AdminAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { ReadingSettings } from "@/lib/domain/reading-settings";
import { storedSettings } from "@/lib/domain/reading-settings";
import { recordAudit } from "./audit";
import { isDuplicate } from "./duplicate";

/** Somebody with an account. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly isAdmin: boolean;
}

export interface NewPerson {
  /** A random id is made where it is left out. */
  readonly id?: string;
  /** Canonical (lib/domain/email.ts) */
  readonly email: string;
  readonly name: string;
  /** argon2id; null until the person chooses a password through a one-time link. */
  readonly passwordHash: string | null;
  readonly isAdmin: boolean;
}

const columns = { id: true, email: true, name: true, isAdmin: true } as const;

export function findPerson(userId: string): Promise<Person | null> {
  return prisma.user.findFirst({ where: { id: userId, disabledAt: null }, select: columns });
}

/** What sign-in needs to know about an address, and nothing else may read. */
export function findCredentials(email: string) {
  return prisma.user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
}

export async function findPasswordHash(userId: string): Promise<string | null> {
  const user = await prisma.user.findUnique({
    where: { id: userId },
    select: { passwordHash: true },
  });
  return user?.passwordHash ?? null;
}

/** Everybody with an account, by e-mail. For the command line and administrators. */
export function listPeople(): Promise<(Person & { disabledAt: Date | null })[]> {
  return prisma.user.findMany({
    select: { ...columns, disabledAt: true },
    orderBy: { email: "asc" },
  });
}

export async function countPeople(): Promise<number> {
  return prisma.user.count();
}

/** @throws {AppError} conflict, when the address has an account. */
export function createPerson(person: NewPerson, actorId: string | null): Promise<Person> {
  return prisma.$transaction((tx) => createPersonIn(tx, person, actorId));
}

/** As `createPerson`, inside a larger change. */
export async function createPersonIn(
  tx: Transaction,
  person: NewPerson,
  actorId: string | null,
): Promise<Person> {
  const created = await tx.user
    .create({ data: { id: randomUUID(), ...person }, select: columns })
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw new AppError("conflict", "This e-mail address already has an account.", {
        cause: error,
      });
    });
  await recordAudit(tx, { actorId, action: "user.create", subjectId: created.id });
  return created;
}

/** How a person likes to read. */
export async function readReadingSettings(userId: string): Promise<ReadingSettings> {
  const user = await prisma.user.findUnique({ where: { id: userId }, select: { settings: true } });
  return storedSettings(user?.settings);
}

export async function saveReadingSettings(
  userId: string,
  settings: ReadingSettings,
): Promise<void> {
  await prisma.user.update({
    where: { id: userId },
    data: { settings: { ...settings } },
    select: { id: true },
  });
}

export async function renamePerson(userId: string, name: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { name } });
    await recordAudit(tx, { actorId: userId, action: "user.rename", subjectId: userId });
  });
}

/**
 * Replace a password, and end every session of the account, except the one it was changed in,
 * and links that were to sign in without it.
 */
export async function changePassword(
  userId: string,
  passwordHash: string,
  keepSessionId: string | null,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await endAccess(tx, userId, keepSessionId);
    await recordAudit(tx, { actorId: userId, action: "user.password", subjectId: userId });
  });
}

/**
 * Forget an account's password and who its holder is at the sign-in service, and end its sessions
 * and links: it can sign in by a new link, or through the service as for the first time.
 *
 * @throws {AppError} not_found
 */
export async function clearPassword(email: string, actor: AdminAccess | null): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { id } = await findByEmail(tx, email);
    await tx.user.update({ where: { id }, data: { passwordHash: null } });
    await tx.identity.deleteMany({ where: { userId: id } });
    await endAccess(tx, id, null);
    await recordAudit(tx, {
      actorId: actor?.userId ?? null,
      action: "user.clear-password",
      subjectId: id,
    });
  });
}

/**
 * Lock an account and end its sessions. What the person coded stays theirs.
 *
 * @throws {AppError} not_found; conflict, for the last administrator.
 */
export async function disablePerson(email: string, actor: AdminAccess | null): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const user = await findByEmail(tx, email);
    if (user.disabledAt) return;
    // Written before it is counted: on PostgreSQL two administrators disabling each other take turns here.
    await tx.user.updateMany({ where: { isAdmin: true }, data: { isAdmin: true } });
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
    if (user.isAdmin && !(await tx.user.count({ where: { isAdmin: true, disabledAt: null } }))) {
      throw new AppError(
        "conflict",
        "This is the last administrator. Make somebody else an administrator first.",
      );
    }
    await endAccess(tx, user.id, null);
    await recordAudit(tx, {
      actorId: actor?.userId ?? null,
      action: "user.disable",
      subjectId: user.id,
    });
  });
}

/** @throws {AppError} not_found */
export async function enablePerson(email: string, actor: AdminAccess | null): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const user = await findByEmail(tx, email);
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: null } });
    await recordAudit(tx, {
      actorId: actor?.userId ?? null,
      action: "user.enable",
      subjectId: user.id,
    });
  });
}

/** End what an account's holder, or whoever took it, is or could be signed in by. */
async function endAccess(
  tx: Transaction,
  userId: string,
  keepSessionId: string | null,
): Promise<void> {
  const now = new Date();
  await tx.session.updateMany({
    where: { userId, revokedAt: null, id: { not: keepSessionId ?? "" } },
    data: { revokedAt: now },
  });
  await tx.oneTimeLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
}

async function findByEmail(tx: Transaction, email: string) {
  const user = await tx.user.findUnique({
    where: { email },
    select: { id: true, isAdmin: true, disabledAt: true },
  });
  if (!user) throw new AppError("not_found", "There is no account with this e-mail address.");
  return user;
}
