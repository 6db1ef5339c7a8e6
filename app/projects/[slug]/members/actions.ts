"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as invitations from "@/lib/data/invitations";
import * as members from "@/lib/data/members";
import { ROLES } from "@/lib/domain/access";
import { canonicalEmail } from "@/lib/domain/email";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { config } from "@/lib/server/config";
import { runAction } from "@/lib/server/run";
import { createToken, hashToken } from "@/lib/server/tokens";

const text = z.string().max(100);
const role = z.enum(ROLES, "Choose a role.");
const newInvitation = z.object({ email: z.string(), role });
const newRole = z.object({ role });

/** Invite somebody; answers the link to send them, which is shown this once. */
export async function createInvitation(
  slug: string,
  formData: FormData,
): Promise<Result<{ email: string; link: string }>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "member:edit");
    const { email: raw, role } = newInvitation.parse(Object.fromEntries(formData));
    const email = canonicalEmail(raw);
    const token = createToken();
    await invitations.createInvitation(access, { email, role }, hashToken(token));
    refresh();
    return { email, link: `${config().PUBLIC_URL}/invitations/${token}` };
  });
}

export async function revokeInvitation(slug: string, id: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "member:edit");
    await invitations.revokeInvitation(access, text.parse(id));
    refresh();
    return null;
  });
}

export async function changeRole(
  slug: string,
  userId: string,
  formData: FormData,
): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "member:edit");
    const { role } = newRole.parse(Object.fromEntries(formData));
    await members.changeRole(access, text.parse(userId), role);
    refresh();
    return null;
  });
}

export async function disableMember(slug: string, userId: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "member:edit");
    await members.disableMember(access, text.parse(userId));
    refresh();
    return null;
  });
}

export async function enableMember(slug: string, userId: string): Promise<Result<null>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "member:edit");
    await members.enableMember(access, text.parse(userId));
    refresh();
    return null;
  });
}
