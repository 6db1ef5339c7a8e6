"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as tokens from "@/lib/data/api-tokens";
import { SCOPE_NAMES, TOKEN_LIVES, TOKEN_PREFIX } from "@/lib/domain/api-token";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { requireForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { createToken, hashToken } from "@/lib/server/tokens";

const text = z.string().min(1).max(100);
const DAY = 24 * 60 * 60 * 1000;
const newToken = z.strictObject({
  name: z.string().trim().min(1, "Give the token a name.").max(100, "The name is too long."),
  scopes: z.array(z.enum(SCOPE_NAMES)).min(1, "Tick at least one thing that the program may do."),
  days: z.coerce
    .number()
    .refine(
      (days) => (TOKEN_LIVES as readonly number[]).includes(days),
      "Choose how long it works.",
    ),
});

/** Make a token for a program of the caller's; answers the token, which is shown this once. */
export async function createApiToken(
  slug: string,
  form: FormData,
): Promise<Result<{ name: string; token: string }>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "project:read");
    requireForm(form);
    const { name, scopes, days } = newToken.parse({
      name: form.get("name"),
      scopes: form.getAll("scope"),
      days: form.get("days"),
    });
    const token = TOKEN_PREFIX + createToken();
    const expiresAt = new Date(Date.now() + days * DAY);
    await tokens.createApiToken(access, { name, scopes, expiresAt }, hashToken(token));
    refresh();
    return { name, token };
  });
}

/** Let a token work no more: one's own, or a lead anybody's. */
export async function revokeApiToken(slug: string, id: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "project:read");
    await tokens.revokeApiToken(access, text.parse(id));
    refresh();
    return null;
  });
}
