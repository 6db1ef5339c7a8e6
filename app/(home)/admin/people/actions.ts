"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as accounts from "@/lib/data/accounts";
import { clearSecondStep } from "@/lib/data/second-steps";
import { clearPassword, disablePerson, enablePerson } from "@/lib/data/users";
import type { AdminAccess } from "@/lib/domain/access";
import type { Result } from "@/lib/domain/errors";
import { requireAdmin } from "@/lib/server/access";
import { runAction } from "@/lib/server/run";
import { signInLink } from "@/lib/server/set-up";

const accountId = z.string().max(100);

/**
 * Make a link that signs somebody in once; it is shown this once. The password they had, and
 * links before it, stop working, so that they can choose a new one without the one they forgot.
 */
export async function makeSignInLink(id: string): Promise<Result<string>> {
  return runAction(async () => {
    const admin = await requireAdmin();
    const email = await accounts.requireOtherAccount(admin, accountId.parse(id));
    await clearPassword(email, admin);
    return signInLink(email, admin);
  });
}

/** Turn somebody's second step off: they lost phone and recovery codes. */
export async function endSecondStep(id: string): Promise<Result<null>> {
  return change(id, async (admin) => {
    await accounts.requireOtherAccount(admin, id);
    await clearSecondStep(id, admin.userId, null);
  });
}

export async function signOutEverywhere(id: string): Promise<Result<null>> {
  return change(id, async (admin) => {
    await accounts.signOutAccount(admin, id);
  });
}

export async function disableAccount(id: string): Promise<Result<null>> {
  return change(id, async (admin) =>
    disablePerson(await accounts.requireOtherAccount(admin, id), admin),
  );
}

export async function enableAccount(id: string): Promise<Result<null>> {
  return change(id, async (admin) =>
    enablePerson(await accounts.requireOtherAccount(admin, id), admin),
  );
}

export async function makeAdministrator(id: string): Promise<Result<null>> {
  return change(id, (admin) => accounts.setAdministrator(admin, id, true));
}

export async function endAdministrator(id: string): Promise<Result<null>> {
  return change(id, (admin) => accounts.setAdministrator(admin, id, false));
}

/** Change somebody's account as an administrator, and show the list anew. */
function change(id: string, work: (admin: AdminAccess) => Promise<void>): Promise<Result<null>> {
  return runAction(async () => {
    const admin = await requireAdmin();
    accountId.parse(id);
    await work(admin);
    refresh();
    return null;
  });
}
