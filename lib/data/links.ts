import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { AdminAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { LINK_LIFE } from "@/lib/domain/limits";
import { recordAudit } from "./audit";
import type { NewPerson, Person } from "./users";
import { createPersonIn } from "./users";

export type LinkPurpose = "set-up" | "sign-in";

/**
 * Keep a link that works once: for setting up (`userId` null) or for signing one
 * person in. Older links for the same end stop working.
 *
 * @param actor the administrator who made it; null for the command line
 */
export async function createLink(
  purpose: LinkPurpose,
  userId: string | null,
  tokenHash: string,
  now = new Date(),
  actor: AdminAccess | null = null,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.oneTimeLink.updateMany({
      where: { purpose, userId, usedAt: null },
      data: { usedAt: now },
    });
    const { id } = await tx.oneTimeLink.create({
      data: {
        id: randomUUID(),
        purpose,
        userId,
        tokenHash,
        createdAt: now,
        expiresAt: new Date(now.getTime() + LINK_LIFE),
      },
      select: { id: true },
    });
    await recordAudit(tx, {
      actorId: actor?.userId ?? null,
      action: "link.create",
      subjectId: id,
      detail: { purpose, userId },
    });
  });
}

/**
 * What a link is for, without using it.
 *
 * @throws {AppError} not_found, when it was used, replaced, is too old or never was.
 */
export async function requireLink(tokenHash: string, now = new Date()): Promise<LinkPurpose> {
  const link = await prisma.oneTimeLink.findFirst({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    select: { purpose: true },
  });
  if (!link) throw noSuchLink();
  return link.purpose as LinkPurpose;
}

/**
 * Whom a sign-in link signs in, and whether with a second step; does not use it.
 *
 * @throws {AppError} not_found
 */
export async function findLinkPerson(
  tokenHash: string,
  now = new Date(),
): Promise<{ readonly id: string; readonly email: string; readonly hasSecondStep: boolean }> {
  const link = await prisma.oneTimeLink.findFirst({
    where: {
      ...{ tokenHash, purpose: "sign-in", usedAt: null, expiresAt: { gt: now } },
      user: { disabledAt: null },
    },
    select: { user: { select: { id: true, email: true, totpConfirmedAt: true } } },
  });
  if (!link?.user) throw noSuchLink();
  const { id, email, totpConfirmedAt } = link.user;
  return { id, email, hasSecondStep: totpConfirmedAt !== null };
}

/**
 * Use up a sign-in link; of two who try at the same moment one succeeds.
 *
 * @returns the id of the person it signs in.
 * @throws {AppError} not_found
 */
export function consumeSignInLink(tokenHash: string, now = new Date()): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const userId = await consume(tx, "sign-in", tokenHash, now);
    const user = await tx.user.findFirst({
      where: { id: userId ?? "", disabledAt: null },
      select: { id: true },
    });
    if (!user) throw noSuchLink();
    return user.id;
  });
}

/**
 * Create the first administrator with the set-up link, and use it up.
 *
 * @throws {AppError} not_found, for a link that does not work or when somebody has an account.
 */
export function setUp(
  tokenHash: string,
  person: Omit<NewPerson, "isAdmin">,
  now = new Date(),
): Promise<Person> {
  return prisma.$transaction(async (tx) => {
    await consume(tx, "set-up", tokenHash, now);
    if ((await tx.user.count()) > 0) throw noSuchLink();
    return createPersonIn(tx, { ...person, isAdmin: true }, null);
  });
}

/** The update itself asks whether the link is unused, so no two can both be told yes. */
async function consume(
  tx: Transaction,
  purpose: LinkPurpose,
  tokenHash: string,
  now: Date,
): Promise<string | null> {
  const { count } = await tx.oneTimeLink.updateMany({
    where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count === 0) throw noSuchLink();
  const link = await tx.oneTimeLink.findUniqueOrThrow({
    where: { tokenHash },
    select: { userId: true },
  });
  return link.userId;
}

function noSuchLink(): AppError {
  return new AppError(
    "not_found",
    "This link was used before or is too old. Ask whoever runs this installation for a new one.",
  );
}
