"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Result } from "@/lib/domain/errors";
import { ownPath } from "@/lib/domain/own-path";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { beginAtService, signIn } from "@/lib/server/sign-in";

const form = z.strictObject({
  email: z.string(),
  password: z.string(),
  code: z.string().max(100).default(""),
  next: z.string(),
});

export async function signInWithPassword(
  _before: Result<null> | null,
  formData: FormData,
): Promise<Result<null>> {
  return runAction(async () => {
    const { next, ...credentials } = parseForm(form, formData);
    await signIn("credentials", credentials);
    redirect(ownPath(next));
  });
}

/** Go to the sign-in service of the organization. */
export async function signInWithService(
  _before: Result<null> | null,
  formData: FormData,
): Promise<Result<null>> {
  return runAction(async () => {
    const { next } = parseForm(z.strictObject({ next: z.string() }), formData);
    redirect(await beginAtService(ownPath(next)));
  });
}
