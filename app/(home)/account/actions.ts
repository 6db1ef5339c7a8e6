"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { revokeOtherSessions } from "@/lib/data/sessions";
import * as users from "@/lib/data/users";
import { AppError } from "@/lib/domain/errors";
import type { Result } from "@/lib/domain/errors";
import { checkPassword } from "@/lib/domain/password";
import { personName } from "@/lib/domain/person-name";
import { clientAddress } from "@/lib/server/address";
import { checkCredentials } from "@/lib/server/credentials";
import { hashPassword } from "@/lib/server/passwords";
import { runAction } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";

const newName = z.object({ name: z.string() });
const newPassword = z.object({ current: z.string().optional(), password: z.string() });

export async function changeName(formData: FormData): Promise<Result<null>> {
  return runAction(async () => {
    const { person } = await requireSession();
    await users.renamePerson(
      person.id,
      personName(newName.parse(Object.fromEntries(formData)).name),
    );
    refresh();
    return null;
  });
}

/** Whoever has a password has to enter it: an unlocked laptop is not enough to take an account over. */
export async function changePassword(formData: FormData): Promise<Result<null>> {
  return runAction(async () => {
    const { id, person } = await requireSession();
    const { current = "", password } = newPassword.parse(Object.fromEntries(formData));
    checkPassword(password, person.email);
    if ((await users.findPasswordHash(person.id)) !== null) {
      await requirePassword(person.email, current);
    }
    await users.changePassword(person.id, await hashPassword(password), id);
    refresh();
    return null;
  });
}

async function requirePassword(email: string, password: string): Promise<void> {
  try {
    await checkCredentials({ email, password }, clientAddress(await headers()));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_signed_in") throw error;
    throw new AppError("invalid_input", "The current password is not right.");
  }
}

export async function signOutElsewhere(): Promise<Result<null>> {
  return runAction(async () => {
    const { id, person } = await requireSession();
    await revokeOtherSessions(person.id, id);
    refresh();
    return null;
  });
}
