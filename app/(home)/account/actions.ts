"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { revokeOtherSessions } from "@/lib/data/sessions";
import * as users from "@/lib/data/users";
import type { Result } from "@/lib/domain/errors";
import { checkPassword } from "@/lib/domain/password";
import { personName } from "@/lib/domain/person-name";
import { parseForm } from "@/lib/server/form";
import { hashPassword } from "@/lib/server/passwords";
import { runAction } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";
import { requirePassword } from "./require-password";

const newName = z.strictObject({ name: z.string() });
const newPassword = z.strictObject({ current: z.string().optional(), password: z.string() });

export async function changeName(formData: FormData): Promise<Result<null>> {
  return runAction(async () => {
    const { person } = await requireSession();
    await users.renamePerson(person.id, personName(parseForm(newName, formData).name));
    refresh();
    return null;
  });
}

export async function changePassword(formData: FormData): Promise<Result<null>> {
  return runAction(async () => {
    const { id, person } = await requireSession();
    const { current = "", password } = parseForm(newPassword, formData);
    checkPassword(password, person);
    await requirePassword(person, current);
    await users.changePassword(person.id, await hashPassword(password), id);
    refresh();
    return null;
  });
}

export async function signOutElsewhere(): Promise<Result<null>> {
  return runAction(async () => {
    const { id, person } = await requireSession();
    await revokeOtherSessions(person.id, id);
    refresh();
    return null;
  });
}
