import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { grant, grantAdmin } from "@/lib/domain/access";
import { changeRole, disableMember, enableMember, findMember, listMembers } from "./members";
import { createProject, findProject, listProjects } from "./projects";
import { createPerson, disablePerson } from "./users";

let n = 0;
let slug = "";
let lead: ProjectAccess<"member:edit">;

/** A person of its own for each test, in the project unless `role` is null. */
async function person(name: string, role: Role | null) {
  const email = `${name.toLowerCase()}-${n++}@example.org`;
  const { id } = await createPerson({ email, name, passwordHash: null, isAdmin: false }, null);
  if (role) await prisma.member.create({ data: { projectId: lead.projectId, userId: id, role } });
  return { id, email };
}

beforeEach(async () => {
  slug = `levy-${n++}`;
  const { id } = await createPerson(
    { email: `${slug}@example.org`, name: "Mira", passwordHash: null, isAdmin: true },
    null,
  );
  await createProject(grantAdmin({ id, isAdmin: true })!, {
    slug,
    name: "Levy coverage",
    description: "",
  });
  lead = grant((await findMember(slug, id))!, "member:edit")!;
});

describe("findMember", () => {
  test("knows members by project and role", async () => {
    const ana = await person("Ana", "reviewer");
    expect(await findMember(slug, ana.id)).toEqual({
      projectId: lead.projectId,
      userId: ana.id,
      role: "reviewer",
    });
  });

  test("AN-12: knows no strangers, disabled members, disabled accounts or deleted projects", async () => {
    const [stranger, left, locked] = [
      await person("Stranger", null),
      await person("Left", "reviewer"),
      await person("Locked", "reviewer"),
    ];
    await disableMember(lead, left.id);
    await disablePerson(locked.email, null);
    for (const { id } of [stranger, left, locked]) {
      expect(await findMember(slug, id)).toBeNull();
      expect(await listProjects(id)).toEqual([]);
    }
    expect(await findMember("no-such-project", lead.userId)).toBeNull();

    await prisma.project.update({ where: { slug }, data: { deletedAt: new Date() } });
    expect(await findMember(slug, lead.userId)).toBeNull();
    expect(await listProjects(lead.userId)).toEqual([]);
  });
});

test("listMembers lists those who left as well", async () => {
  const ana = await person("Ana", "reviewer");
  await disableMember(lead, ana.id);
  const access = grant((await findMember(slug, lead.userId))!, "member:read")!;
  expect(await listMembers(access)).toMatchObject([
    { name: "Ana", role: "reviewer", email: ana.email, disabledAt: expect.any(Date) as Date },
    { name: "Mira", role: "lead", disabledAt: null },
  ]);
});

describe("changing members", () => {
  test("is effective at once, reversible, and remembered", async () => {
    const ana = await person("Ana", "reviewer");
    await changeRole(lead, ana.id, "adjudicator");
    expect(await findMember(slug, ana.id)).toMatchObject({ role: "adjudicator" });
    await disableMember(lead, ana.id);
    await enableMember(lead, ana.id);
    expect(await findMember(slug, ana.id)).toMatchObject({ role: "adjudicator" });
    const trace = await prisma.auditEvent.findMany({
      where: { subjectId: ana.id, projectId: lead.projectId },
      orderBy: { sequence: "asc" },
    });
    expect(trace).toMatchObject([
      { action: "member.role", detail: { before: "reviewer", after: "adjudicator" } },
      { action: "member.disable" },
      { action: "member.enable" },
    ]);
  });

  test("AZ-08: does not reach members of another project", async () => {
    const stranger = await person("Stranger", null);
    await expect(changeRole(lead, stranger.id, "lead")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("never leaves a project without a lead", async () => {
    await expect(disableMember(lead, lead.userId)).rejects.toMatchObject({ code: "conflict" });
    await expect(changeRole(lead, lead.userId, "observer")).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await findMember(slug, lead.userId)).toMatchObject({ role: "lead" });
  });

  test("never leaves a project without a lead, also when two step down at once", async () => {
    const second = await person("Second", "lead");
    const answers = await Promise.allSettled([
      disableMember(lead, lead.userId),
      disableMember(lead, second.id),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("createProject", () => {
  const admin = () => grantAdmin({ id: lead.userId, isAdmin: true })!;

  test("makes its creator lead", async () => {
    expect(await listProjects(lead.userId)).toEqual([
      {
        ...{ id: lead.projectId, slug, name: "Levy coverage", description: "", role: "lead" },
        timeZone: "UTC",
      },
    ]);
    expect(await findProject(lead)).toMatchObject({ slug, timeZone: "UTC" });
  });

  test("refuses an address that is taken or unfit", async () => {
    const create = (slug: string) =>
      createProject(admin(), { slug, name: "Another", description: "" });
    await expect(create(slug)).rejects.toMatchObject({ code: "conflict" });
    await expect(create("new")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(create("Up & Down")).rejects.toMatchObject({ code: "invalid_input" });
  });
});
