import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { isDuplicate } from "./duplicate";

/** How long an answer is kept, in milliseconds. */
const KEPT = 24 * 60 * 60 * 1000;

/** What a write answered. */
export interface KeptAnswer {
  readonly status: number;
  readonly answer: unknown;
}

/**
 * Begin a write that its sender gave a key.
 *
 * @param requestHash over what is sent
 * @returns "new", and the write may be done; else what became of the one with the same key
 */
export async function beginWrite(
  userId: string,
  key: string,
  requestHash: string,
  now = new Date(),
): Promise<"new" | { readonly requestHash: string; readonly done: KeptAnswer | null }> {
  await prisma.idempotencyKey.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - KEPT) } },
  });
  try {
    await prisma.idempotencyKey.create({
      data: { id: crypto.randomUUID(), userId, key, requestHash, createdAt: now },
    });
    return "new";
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const known = await prisma.idempotencyKey.findUniqueOrThrow({
    where: { userId_key: { userId, key } },
  });
  const done = known.status === null ? null : { status: known.status, answer: known.answer };
  return { requestHash: known.requestHash, done };
}

/** Keep what a write answered. */
export async function endWrite(userId: string, key: string, done: KeptAnswer): Promise<void> {
  await prisma.idempotencyKey.update({
    where: { userId_key: { userId, key } },
    data: { status: done.status, answer: done.answer as Prisma.InputJsonValue },
  });
}

/** A write was refused and changed nothing: the same key may be tried again. */
export async function forgetWrite(userId: string, key: string): Promise<void> {
  await prisma.idempotencyKey.delete({ where: { userId_key: { userId, key } } });
}
