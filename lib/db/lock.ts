import type { Transaction } from "./client";
import { databaseUrl } from "./client";
import { parseDatabaseUrl } from "./url";

const { provider } = parseDatabaseUrl(databaseUrl());

/**
 * Hold an assignment until the transaction ends, so that tagging, submitting and
 * adjudicating the same work take turns. On SQLite transactions do anyway.
 */
export async function lockAssignment(tx: Transaction, id: string): Promise<void> {
  if (provider === "postgresql") {
    await tx.$queryRaw`SELECT 1 FROM "Assignment" WHERE "id" = ${id} FOR UPDATE`;
  }
}

/**
 * Hold an article until the transaction ends, so that those who submit it take turns at
 * counting its differences. Rows that refer to the article may be written meanwhile.
 */
export async function lockArticle(tx: Transaction, id: string): Promise<void> {
  if (provider === "postgresql") {
    await tx.$queryRaw`SELECT 1 FROM "Article" WHERE "id" = ${id} FOR NO KEY UPDATE`;
  }
}

/** Hold a project's shared lists (outlets, frames, rounds) until the transaction ends. */
export async function lockProject(tx: Transaction, id: string): Promise<void> {
  if (provider === "postgresql") {
    await tx.$queryRaw`SELECT 1 FROM "Project" WHERE "id" = ${id} FOR UPDATE`;
  }
}

/**
 * Keep a project's shared lists as they are until the transaction ends, beside others
 * who do the same; whoever wants to change them waits.
 */
export async function shareProject(tx: Transaction, id: string): Promise<void> {
  if (provider === "postgresql") {
    await tx.$queryRaw`SELECT 1 FROM "Project" WHERE "id" = ${id} FOR SHARE`;
  }
}

/** Any number; the same in every process. */
const AUDIT_CHAIN = 4_817_203;

/** Let one process at a time lengthen the chain of the history, until the transaction ends. */
export async function lockAuditChain(tx: Transaction): Promise<void> {
  if (provider === "postgresql") {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${AUDIT_CHAIN})`;
  }
}
