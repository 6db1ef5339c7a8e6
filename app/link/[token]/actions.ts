"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireLink, setUp } from "@/lib/data/links";
import { canonicalEmail } from "@/lib/domain/email";
import type { Result } from "@/lib/domain/errors";
import { checkPassword } from "@/lib/domain/password";
import { personName } from "@/lib/domain/person-name";
import { parseForm } from "@/lib/server/form";
import { hashPassword } from "@/lib/server/passwords";
import { runAction } from "@/lib/server/run";
import { signIn } from "@/lib/server/sign-in";
import { hashToken } from "@/lib/server/tokens";

const token = z.string().max(100);
const secondStep = z.strictObject({ code: z.string().max(100).default("") });
const newAdministrator = z.strictObject({
  name: z.string(),
  email: z.string(),
  password: z.string(),
});

/** Make the first administrator, and sign them in. */
export async function createAdministrator(
  rawToken: string,
  _before: Result<null> | null,
  formData: FormData,
): Promise<Result<null>> {
  return runAction(async () => {
    const tokenHash = hashToken(token.parse(rawToken));
    await requireLink(tokenHash); // before the work of hashing a password
    const { password, ...input } = parseForm(newAdministrator, formData);
    const email = canonicalEmail(input.email);
    const name = personName(input.name);
    checkPassword(password, { email, name });
    await setUp(tokenHash, { email, name, passwordHash: await hashPassword(password) });
    await signIn("credentials", { email, password });
    redirect("/");
  });
}

/** Use up a sign-in link. */
export async function signInWithLink(
  rawToken: string,
  _before: Result<null> | null,
  formData: FormData,
): Promise<Result<null>> {
  return runAction(async () => {
    const { code } = parseForm(secondStep, formData);
    await signIn("link", { token: token.parse(rawToken), code });
    redirect("/");
  });
}
