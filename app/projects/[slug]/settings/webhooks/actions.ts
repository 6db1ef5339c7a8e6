"use server";

import { redirect } from "next/navigation";
import { refresh } from "next/cache";
import { z } from "zod";
import * as webhooks from "@/lib/data/webhooks";
import type { Result } from "@/lib/domain/errors";
import { WEBHOOK_EVENT_NAMES } from "@/lib/domain/webhook";
import { requireProject } from "@/lib/server/access";
import { requireForm } from "@/lib/server/form";
import { publicUrl } from "@/lib/server/public-address";
import { runAction } from "@/lib/server/run";
import { createToken } from "@/lib/server/tokens";
import { ownHosts } from "@/lib/server/webhooks";

const text = z.string().min(1).max(100);
const newWebhook = z.strictObject({
  url: z.string().trim().min(1, "Enter the receiver’s address.").max(2000),
  events: z.array(z.enum(WEBHOOK_EVENT_NAMES)).min(1, "Tick at least one thing to be told."),
});

/** Tell an address what happens; answers the secret that signs, which is shown this once. */
export async function createWebhook(
  slug: string,
  form: FormData,
): Promise<Result<{ url: string; secret: string }>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "project:edit");
    requireForm(form);
    const given = newWebhook.parse({ url: form.get("url"), events: form.getAll("event") });
    const url = publicUrl(given.url, ownHosts()).href;
    const secret = `fwh_${createToken()}`;
    await webhooks.createWebhook(access, { ...given, url, secret });
    refresh();
    return { url, secret };
  });
}

export async function switchWebhook(slug: string, id: string, on: boolean): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "project:edit");
    await webhooks.switchWebhook(access, text.parse(id), z.boolean().parse(on));
    refresh();
    return null;
  });
}

/** Delete a webhook, and lead back to those that are left. */
export async function deleteWebhook(slug: string, id: string): Promise<Result<never>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "project:edit");
    await webhooks.deleteWebhook(access, text.parse(id));
    redirect(`/projects/${slug}/settings/webhooks`);
  });
}

export async function sendTest(slug: string, id: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "project:edit");
    await webhooks.sendTest(access, text.parse(id));
    refresh();
    return null;
  });
}

export async function sendAgain(slug: string, deliveryId: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "project:edit");
    await webhooks.sendAgain(access, text.parse(deliveryId));
    refresh();
    return null;
  });
}
