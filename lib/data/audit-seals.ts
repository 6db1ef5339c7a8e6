import { createHash } from "node:crypto";
import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockAuditChain } from "@/lib/db/lock";
import type { AuditEvent, AuditLink, BrokenLink } from "@/lib/domain/audit-chain";
import { CHAIN_START, checkLinks, linkHash, UNCHECKED } from "@/lib/domain/audit-chain";

/** Links made or checked at a time. */
const AT_ONCE = 1_000;
/**
 * On PostgreSQL a transaction may commit after others that got later numbers. Events are
 * looked for as far back as this before the latest sealed one; `verifyChain` looks at all.
 */
const REACH = 10_000;

/** What is sealed of an event. */
export const eventColumns = {
  ...{ sequence: true, createdAt: true, actorId: true, projectId: true, action: true },
  ...{ subjectId: true, detail: true, before: true, after: true, requestId: true },
} as const satisfies Prisma.AuditEventSelect;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * Chain every event that is not sealed yet to those that are, in the order of their
 * numbers, one process at a time. @returns how many were sealed
 */
export async function sealEvents(reach = REACH): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await sealSome(reach);
    sealed += count;
    if (count < AT_ONCE) return sealed;
  }
}

function sealSome(reach: number): Promise<number> {
  return prisma.$transaction(async (tx) => {
    await lockAuditChain(tx);
    const last = await tx.auditSeal.findFirst({ orderBy: { position: "desc" } });
    const events = await tx.auditEvent.findMany({
      where: { sequence: { gt: Math.max(0, (last?.sequence ?? 0) - reach) }, seal: null },
      orderBy: { sequence: "asc" },
      take: AT_ONCE,
      select: eventColumns,
    });
    let { position, hash } = last ?? { position: 0, hash: CHAIN_START };
    const seals = events.map((event: AuditEvent) => {
      position += 1;
      hash = linkHash(hash, event, sha256);
      return { position, sequence: event.sequence, hash };
    });
    await tx.auditSeal.createMany({ data: seals });
    return events.length;
  });
}

/** What a look at the whole chain found. */
export interface ChainReport {
  readonly links: number;
  /** The hash of the last link that holds. */
  readonly head: string;
  readonly broken: BrokenLink | null;
  /** Whether the hash asked for is one of the links'; null where none was. */
  readonly contains: boolean | null;
}

/**
 * Seal what is not sealed, then compute every link anew.
 *
 * @param contains a hash that was written down earlier: a chain that was cut short, or
 *   made anew from the start, does not have it
 */
export async function verifyChain(contains: string | null = null): Promise<ChainReport> {
  await sealEvents(Number.MAX_SAFE_INTEGER);
  let check = UNCHECKED;
  let found = false;
  for (;;) {
    const links = await linksAfter(check.position);
    found ||= links.some(({ hash }) => hash === contains);
    check = checkLinks(check, links, sha256);
    if (check.broken || links.length < AT_ONCE) break;
  }
  const { position, hash, broken } = check;
  return { links: position, head: hash, broken, contains: contains === null ? null : found };
}

/** Events are read beside their links, not through them, so that a missing one is a finding and no failure. */
async function linksAfter(position: number): Promise<AuditLink[]> {
  const seals = await prisma.auditSeal.findMany({
    where: { position: { gt: position } },
    orderBy: { position: "asc" },
    take: AT_ONCE,
  });
  const events = await prisma.auditEvent.findMany({
    where: { sequence: { in: seals.map(({ sequence }) => sequence) } },
    select: eventColumns,
  });
  const bySequence = new Map(events.map((event) => [event.sequence, event]));
  return seals.map((seal) => ({ ...seal, event: bySequence.get(seal.sequence) ?? null }));
}
