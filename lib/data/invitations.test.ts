import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { grant, grantAdmin } from "@/lib/domain/access";
import {
  INVITATION_LIFE,
  acceptInvitation,
  acceptInvitationAsNewPerson,
  createInvitation,
  requireInvitation,
  listInvitations,
  revokeInvitation,
} from "./invitations";
import { disableMember, findMember } from "./members";
import { createProject } from "./projects";
import { createPerson } from "./users";

const START = new Date("2026-05-04T08:00:00Z");
const LATER = new Date(START.getTime() + INVITATION_LIFE);
const ben = { name: "Ben", passwordHash: "$argon2id$…" };

let lead: ProjectAccess<"member:edit">;
let n = 0;
let email = "";
let hash = "";

beforeAll(async () => {
  const { id } = await person("mira@example.org");
  lead = await project("levy", id);
});

beforeEach(() => {
  email = `ben-${n++}@example.org`;
  hash = crypto.randomUUID();
});

const person = (email: string) =>
  createPerson({ email, name: "Somebody", passwordHash: null, isAdmin: false }, null);

async function project(slug: string, userId: string) {
  const admin = grantAdmin({ id: userId, isAdmin: true })!;
  await createProject(admin, { slug, name: `The ${slug} study`, description: "" });
  return grant((await findMember(slug, userId))!, "member:edit")!;
}

/** The open invitation of this test. */
async function invited() {
  const row = (await listInvitations(lead, START)).find((row) => row.email === email);
  return row!;
}

const invite = (role: Role = "reviewer") => createInvitation(lead, { email, role }, hash, START);

test("an invitation says what it is for, and to whom", async () => {
  await invite();
  expect(await requireInvitation(hash, START)).toEqual({
    projectName: "The levy study",
    email,
    name: "",
    role: "reviewer",
    hasAccount: false,
  });
  expect(await invited()).toMatchObject({ role: "reviewer" });
});

describe("accepting", () => {
  test("makes an account and a member", async () => {
    await invite("adjudicator");
    expect(await acceptInvitationAsNewPerson(hash, ben, START)).toBe("levy");
    const { id } = await prisma.user.findUniqueOrThrow({ where: { email } });
    expect(await findMember("levy", id)).toMatchObject({ role: "adjudicator" });
    expect(await prisma.auditEvent.findFirst({ where: { actorId: id } })).toMatchObject({
      action: "member.join",
      projectId: lead.projectId,
    });
  });

  test("makes a member of an account with the same address", async () => {
    await invite();
    const { id } = await person(email);
    expect(await requireInvitation(hash, START)).toMatchObject({ hasAccount: true });
    expect(await acceptInvitation(hash, id, START)).toBe("levy");
    expect(await findMember("levy", id)).toMatchObject({ role: "reviewer" });
  });

  test("is refused to another account, and the invitation stays open", async () => {
    await invite();
    const { id } = await person(`other-${email}`);
    await expect(acceptInvitation(hash, id, START)).rejects.toMatchObject({ code: "forbidden" });
    await expect(requireInvitation(hash, START)).resolves.toMatchObject({ email });
  });

  test("is refused as a new person when the address has an account", async () => {
    await invite();
    await person(email);
    await expect(acceptInvitationAsNewPerson(hash, ben, START)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("AN-19: works once, also when two accept at once", async () => {
    await invite();
    const answers = await Promise.allSettled([
      acceptInvitationAsNewPerson(hash, ben, START),
      acceptInvitationAsNewPerson(hash, ben, START),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await prisma.user.count({ where: { email } })).toBe(1);
    await expect(acceptInvitationAsNewPerson(hash, ben, START)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("AN-19: an invitation is worth nothing", () => {
  const refused = async (now = START) => {
    await expect(requireInvitation(hash, now)).rejects.toMatchObject({ code: "not_found" });
    await expect(acceptInvitationAsNewPerson(hash, ben, now)).rejects.toMatchObject({
      code: "not_found",
    });
  };

  test("after two weeks", async () => {
    await invite();
    await refused(LATER);
  });

  test("when it was withdrawn", async () => {
    await invite();
    const { id } = await invited();
    await revokeInvitation(lead, id, START);
    await refused();
    await expect(revokeInvitation(lead, id, START)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("when the same address was invited again", async () => {
    await invite();
    await createInvitation(lead, { email, role: "observer" }, crypto.randomUUID(), START);
    await refused();
    expect(await invited()).toMatchObject({ role: "observer" });
  });
});

test("a member cannot be invited again; a disabled one is enabled instead", async () => {
  await invite();
  await acceptInvitationAsNewPerson(hash, ben, START);
  hash = crypto.randomUUID();
  await expect(invite()).rejects.toMatchObject({ code: "conflict", message: /member/ });
  const { id } = await prisma.user.findUniqueOrThrow({ where: { email } });
  await disableMember(lead, id);
  await expect(invite()).rejects.toMatchObject({ code: "conflict", message: /Enable/ });
});

test("AZ-08: another project's lead neither sees nor withdraws it", async () => {
  await invite();
  const other = await project(`other-${n++}`, (await person(`lead-${email}`)).id);
  expect(await listInvitations(other, START)).toEqual([]);
  const { id } = await invited();
  await expect(revokeInvitation(other, id, START)).rejects.toMatchObject({
    code: "not_found",
  });
});
