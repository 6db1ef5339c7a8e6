import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";

/** The second step of signing in, as far as an account has one. */
export interface SecondStep {
  /** Base32; null where none was begun. */
  readonly secret: string | null;
  /** It is asked for only from then. */
  readonly confirmedAt: Date | null;
  /** Recovery codes that were not used yet. */
  readonly codesLeft: number;
}

export async function findSecondStep(userId: string): Promise<SecondStep> {
  const [user, codesLeft] = await Promise.all([
    prisma.user.findUniqueOrThrow({
      where: { id: userId },
      select: { totpSecret: true, totpConfirmedAt: true },
    }),
    prisma.recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  return { secret: user.totpSecret, confirmedAt: user.totpConfirmedAt, codesLeft };
}

/**
 * Keep a secret that the person's device is to learn; it counts once it is confirmed.
 * @throws {AppError} conflict, where a second step is on already
 */
export async function beginSecondStep(userId: string, secret: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpConfirmedAt: null },
      data: { totpSecret: secret, totpLastStep: null },
    });
    if (count === 0) throw new AppError("conflict", "The second step is on already.");
    await recordAudit(tx, {
      ...{ actorId: userId, action: "user.begin-second-step", subjectId: userId },
    });
  });
}

/**
 * Turn the second step on, with recovery codes for when the device is lost. Everywhere else
 * the person is signed out.
 *
 * @param step the time step of the code that proved it
 * @throws {AppError} conflict, when it was begun anew or turned on meanwhile
 */
export async function confirmSecondStep(
  userId: string,
  proof: { readonly secret: string; readonly step: number },
  codeHashes: readonly string[],
  keepSessionId: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpSecret: proof.secret, totpConfirmedAt: null },
      data: { totpConfirmedAt: new Date(), totpLastStep: proof.step },
    });
    if (count === 0) {
      throw new AppError("conflict", "This was begun anew meanwhile. Reload the page.");
    }
    await replaceCodes(tx, userId, codeHashes);
    await endOtherSessions(tx, userId, keepSessionId);
    await recordAudit(tx, { actorId: userId, action: "user.second-step", subjectId: userId });
  });
}

/** New recovery codes; those before are worth nothing from now on. */
export async function renewRecoveryCodes(
  userId: string,
  codeHashes: readonly string[],
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await replaceCodes(tx, userId, codeHashes);
    await recordAudit(tx, { actorId: userId, action: "user.recovery-codes", subjectId: userId });
  });
}

/**
 * Turn the second step off, and sign the person out everywhere but in session `keepSessionId`.
 *
 * @param actorId who did it; null for the command line
 */
export async function clearSecondStep(
  userId: string,
  actorId: string | null,
  keepSessionId: string | null,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.user.update({
      where: { id: userId },
      data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
    });
    await replaceCodes(tx, userId, []);
    await endOtherSessions(tx, userId, keepSessionId);
    await recordAudit(tx, { actorId, action: "user.clear-second-step", subjectId: userId });
  });
}

/** Use up a time step: of two who show the same code at once, one is let in. */
export async function takeTimeStep(userId: string, step: number): Promise<boolean> {
  const { count } = await prisma.user.updateMany({
    where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

/** Use up a recovery code. */
export async function takeRecoveryCode(userId: string, codeHash: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.recoveryCode.updateMany({
      where: { userId, codeHash, usedAt: null },
      data: { usedAt: new Date() },
    });
    if (count === 0) return false;
    await recordAudit(tx, { actorId: userId, action: "user.use-recovery-code", subjectId: userId });
    return true;
  });
}

async function endOtherSessions(tx: Transaction, userId: string, keepId: string | null) {
  await tx.session.updateMany({
    where: { userId, revokedAt: null, id: { not: keepId ?? "" } },
    data: { revokedAt: new Date() },
  });
}

async function replaceCodes(tx: Transaction, userId: string, codeHashes: readonly string[]) {
  await tx.recoveryCode.updateMany({
    where: { userId, usedAt: null },
    data: { usedAt: new Date() },
  });
  await tx.recoveryCode.createMany({
    data: codeHashes.map((codeHash) => ({ id: randomUUID(), userId, codeHash })),
  });
}
