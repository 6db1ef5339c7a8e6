import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { AdminAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";

/** Accounts on a page of the list. */
export const ACCOUNTS_PAGE = 50;

/** The parts of the list that can be looked at by themselves. */
const VIEWS = {
  all: {},
  administrators: { isAdmin: true },
  "one-step": { totpConfirmedAt: null, disabledAt: null },
  silent: { sessions: { none: {} }, disabledAt: null },
  disabled: { disabledAt: { not: null } },
} satisfies Record<string, Prisma.UserWhereInput>;
export type AccountView = keyof typeof VIEWS;

/** The view of an address; all for any other word. */
export const accountView = (word: string): AccountView =>
  Object.hasOwn(VIEWS, word) ? (word as AccountView) : "all";

/** An account as administrators see it. What somebody coded is no part of it. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly hasSecondStep: boolean;
  /** When one of its browsers was last heard of; null when nobody ever signed in. */
  readonly lastSeenAt: Date | null;
}

/**
 * The accounts of this installation, by e-mail address, a page at a time.
 *
 * @param search a part of name or address, whatever its case; "" for all
 * @param page counts from 0
 */
export async function listAccounts(
  _admin: AdminAccess,
  { search, view, page }: { search: string; view: AccountView; page: number },
): Promise<{ readonly accounts: readonly Account[]; readonly total: number }> {
  const wanted = search.normalize("NFKC").toLowerCase();
  const people = await prisma.user.findMany({
    where: VIEWS[view],
    select: { id: true, email: true, name: true },
    orderBy: { email: "asc" },
  });
  const found = people.filter(({ email, name }) =>
    `${name}\n${email}`.normalize("NFKC").toLowerCase().includes(wanted),
  );
  const ids = found.slice(page * ACCOUNTS_PAGE, (page + 1) * ACCOUNTS_PAGE).map(({ id }) => id);
  const rows = await prisma.user.findMany({
    where: { id: { in: ids } },
    select: {
      ...{ id: true, email: true, name: true, isAdmin: true, createdAt: true, disabledAt: true },
      totpConfirmedAt: true,
      sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
    },
    orderBy: { email: "asc" },
  });
  const accounts = rows.map(({ totpConfirmedAt, sessions, ...account }) => ({
    ...account,
    hasSecondStep: totpConfirmedAt !== null,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
  }));
  return { accounts, total: found.length };
}

/**
 * The address of somebody else's account, whose access is to be changed. Nobody changes their
 * own: that would lock out who is doing it.
 *
 * @throws {AppError} not_found; conflict, for one's own
 */
export async function requireOtherAccount(admin: AdminAccess, id: string): Promise<string> {
  const account = await prisma.user.findUnique({ where: { id }, select: { email: true } });
  if (!account) throw new AppError("not_found", "There is no such account. Reload the page.");
  if (id === admin.userId) {
    throw new AppError(
      "conflict",
      "This is your own account. Ask another administrator, or change it on the page of your account.",
    );
  }
  return account.email;
}

/**
 * Make somebody an administrator of this installation, or no longer.
 *
 * @throws {AppError} not_found; conflict, for one's own account, so that one always remains,
 *   and for a disabled account
 */
export async function setAdministrator(
  admin: AdminAccess,
  id: string,
  isAdmin: boolean,
): Promise<void> {
  await requireOtherAccount(admin, id);
  await prisma.$transaction(async (tx) => {
    // Written before it is counted: on PostgreSQL two who take it from each other take turns here.
    await tx.user.updateMany({ where: { isAdmin: true }, data: { isAdmin: true } });
    const acting = await tx.user.count({
      where: { id: admin.userId, isAdmin: true, disabledAt: null },
    });
    if (acting === 0) throw new AppError("forbidden", "You are no administrator any more.");
    const { count } = await tx.user.updateMany({
      where: { id, isAdmin: !isAdmin, ...(isAdmin && { disabledAt: null }) },
      data: { isAdmin },
    });
    if (count === 0) {
      throw new AppError("conflict", "This account was changed meanwhile. Reload the page.");
    }
    await recordAudit(tx, {
      ...{ actorId: admin.userId, subjectId: id },
      action: isAdmin ? "user.make-administrator" : "user.end-administrator",
    });
  });
}

/** End every session of somebody; how many that were. @throws {AppError} as `requireOtherAccount` */
export async function signOutAccount(admin: AdminAccess, id: string): Promise<number> {
  await requireOtherAccount(admin, id);
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { userId: id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await recordAudit(tx, {
      ...{ actorId: admin.userId, action: "session.revoke-all", subjectId: id },
      detail: { count },
    });
    return count;
  });
}
