import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import type { TokenScope } from "@/lib/domain/api-token";
import { MOST_TOKENS, scopesOf } from "@/lib/domain/api-token";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";
import { readNames } from "./names";

export interface NewToken {
  /** As its owner calls it. */
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresAt: Date;
}

/** @throws {AppError} forbidden for a scope that the member's role does not carry; conflict with too many */
export async function createApiToken(
  access: ProjectAccess,
  { name, scopes, expiresAt }: NewToken,
  tokenHash: string,
  now = new Date(),
): Promise<void> {
  const { projectId, userId, role } = access;
  const allowed = scopesOf(role);
  if (!scopes.every((scope) => allowed.includes(scope))) {
    throw new AppError("forbidden", "A token cannot do more than your role in this project.");
  }
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const working = await tx.apiToken.count({
      where: { projectId, userId, revokedAt: null, expiresAt: { gt: now } },
    });
    if (working >= MOST_TOKENS) {
      throw new AppError(
        "conflict",
        `You have ${working} tokens that work. Revoke one that nothing uses any more first.`,
      );
    }
    const id = crypto.randomUUID();
    await tx.apiToken.create({
      data: { id, projectId, userId, name, tokenHash, scopes: [...scopes], expiresAt },
    });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "token.create", subjectId: id },
      detail: { scopes: [...scopes], expiresAt: expiresAt.toISOString() },
    });
  });
}

/** A token, as the page lists it. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly own: boolean;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The caller's tokens in this project, the newest first; a lead sees everybody's. */
export async function listApiTokens(access: ProjectAccess): Promise<TokenRow[]> {
  const { projectId, userId } = access;
  const [nameOf, rows] = await Promise.all([
    readNames(prisma, projectId),
    prisma.apiToken.findMany({
      where: reachable(access),
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      select: {
        ...{ id: true, name: true, userId: true, scopes: true, createdAt: true },
        ...{ expiresAt: true, lastUsedAt: true, revokedAt: true },
      },
    }),
  ]);
  return rows.map(({ userId: ownerId, scopes, ...row }) => ({
    ...row,
    scopes: scopes as TokenScope[],
    owner: nameOf(ownerId),
    own: ownerId === userId,
  }));
}

/** Let a token work no more, from now on; one that was revoked stays so. @throws {AppError} not_found */
export async function revokeApiToken(access: ProjectAccess, id: string): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    const token = await tx.apiToken.findFirst({
      where: { ...reachable(access), id },
      select: { revokedAt: true },
    });
    if (!token) throw new AppError("not_found", "This token does not exist.");
    if (token.revokedAt) return;
    await tx.apiToken.update({ where: { id }, data: { revokedAt: new Date() } });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "token.revoke", subjectId: id },
    });
  });
}

/** Whom a token speaks for, and how far. */
export interface TokenGrant {
  readonly id: string;
  readonly projectId: string;
  readonly userId: string;
  readonly scopes: readonly TokenScope[];
}

/** The last use is written down once in so many milliseconds. */
const USE_NOTED = 60_000;

/** The token with this hash; null for one that never was, was revoked, is too old, or whose owner's account is disabled. */
export async function findTokenGrant(
  tokenHash: string,
  now = new Date(),
): Promise<TokenGrant | null> {
  const row = await prisma.apiToken.findFirst({
    where: { tokenHash, revokedAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
    select: { id: true, projectId: true, userId: true, scopes: true, lastUsedAt: true },
  });
  if (!row) return null;
  const { lastUsedAt, scopes, ...grant } = row;
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > USE_NOTED) {
    await prisma.apiToken.update({
      where: { id: row.id },
      data: { lastUsedAt: now },
      select: { id: true },
    });
  }
  return { ...grant, scopes: scopes as TokenScope[] };
}

function reachable({ projectId, userId, role }: ProjectAccess) {
  return { projectId, ...(!can(role, "project:edit") && { userId }) };
}
