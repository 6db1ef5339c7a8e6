"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import * as invitations from "@/lib/data/invitations";
import type { Result } from "@/lib/domain/errors";
import { checkPassword } from "@/lib/domain/password";
import { personName } from "@/lib/domain/person-name";
import { parseForm } from "@/lib/server/form";
import { hashPassword } from "@/lib/server/passwords";
import { runAction } from "@/lib/server/run";
import { requireUserId } from "@/lib/server/session";
import { signIn } from "@/lib/server/sign-in";
import { hashToken } from "@/lib/server/tokens";

const token = z.string().max(100);
const newPerson = z.strictObject({ name: z.string(), password: z.string() });

/** Join with the account one is signed in with. */
export async function acceptInvitation(rawToken: string): Promise<Result<null>> {
  return runAction(async () => {
    const tokenHash = hashToken(token.parse(rawToken));
    const slug = await invitations.acceptInvitation(tokenHash, await requireUserId());
    redirect(`/projects/${slug}`);
  });
}

/** Make an account for the invited address, sign in and join. */
export async function acceptInvitationAsNewPerson(
  rawToken: string,
  _before: Result<null> | null,
  formData: FormData,
): Promise<Result<null>> {
  return runAction(async () => {
    const tokenHash = hashToken(token.parse(rawToken));
    const { email } = await invitations.requireInvitation(tokenHash);
    const { password, ...input } = parseForm(newPerson, formData);
    const name = personName(input.name);
    checkPassword(password, { email, name });
    const passwordHash = await hashPassword(password);
    const slug = await invitations.acceptInvitationAsNewPerson(tokenHash, { name, passwordHash });
    await signIn("credentials", { email, password });
    redirect(`/projects/${slug}`);
  });
}
