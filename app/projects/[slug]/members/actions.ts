"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as invitations from "@/lib/data/invitations";
import * as members from "@/lib/data/members";
import { ROLES } from "@/lib/domain/access";
import { canonicalEmail } from "@/lib/domain/email";
import type { Result } from "@/lib/domain/errors";
import type { InvitationLine } from "@/lib/domain/invitation-list";
import { invitationLines, linksCsv, soundLines } from "@/lib/domain/invitation-list";
import { decodeText } from "@/lib/importers/decode";
import { requireProject } from "@/lib/server/access";
import { config } from "@/lib/server/config";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { createToken, hashToken } from "@/lib/server/tokens";
import type { MadeInvitations } from "./invite-list";

const text = z.string().max(100);
const role = z.enum(ROLES, "Choose a role.");
const newInvitation = z.strictObject({ email: z.string(), role });
const newRole = z.strictObject({ role });

/** Invite somebody; answers the link to send them, which is shown this once. */
export async function createInvitation(
  slug: string,
  formData: FormData,
): Promise<Result<{ email: string; link: string }>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "member:edit");
    const { email: raw, role } = parseForm(newInvitation, formData);
    const email = canonicalEmail(raw);
    const token = createToken();
    await invitations.createInvitation(access, { email, role }, hashToken(token));
    refresh();
    return { email, link: `${config().PUBLIC_URL}/invitations/${token}` };
  });
}

/** Bytes */
const LARGEST = 200_000;
const upload = z.strictObject({
  file: z
    .instanceof(File, { error: "Choose a file." })
    .refine(({ size }) => size > 0, "Choose a file that is not empty.")
    .refine(({ size }) => size <= LARGEST, "A list of people may have 200 kB at most."),
});

/** Say whom a list would invite, and what is wrong with its rows. Nothing is stored. */
export async function previewInvitations(
  slug: string,
  form: FormData,
): Promise<Result<readonly InvitationLine[]>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "member:edit");
    return invitations.checkLines(access, await linesIn(form));
  });
}

/** Invite everybody in a list; answers the links to send them, which are shown this once. */
export async function inviteList(slug: string, form: FormData): Promise<Result<MadeInvitations>> {
  return runAction(async () => {
    const access = await requireProject(text.parse(slug), "member:edit");
    const lines = await invitations.checkLines(access, await linesIn(form));
    const invited = soundLines(lines).map((line) => ({ ...line, token: createToken() }));
    await invitations.createInvitations(
      access,
      invited.map(({ token, ...line }) => ({ ...line, tokenHash: hashToken(token) })),
    );
    refresh();
    const links = invited.map(({ email, name, role, token }) => ({
      ...{ email, name, role },
      link: `${config().PUBLIC_URL}/invitations/${token}`,
    }));
    return { links, file: linksCsv(links) };
  });
}

async function linesIn(form: FormData): Promise<InvitationLine[]> {
  const { file } = parseForm(upload, form);
  return invitationLines(decodeText(new Uint8Array(await file.arrayBuffer())).text);
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
    const { role } = parseForm(newRole, formData);
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
