import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { changeRole, disableMember, findMember } from "@/lib/data/members";
import { createProject } from "@/lib/data/projects";
import { createPerson, disablePerson } from "@/lib/data/users";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { grant, grantAdmin } from "@/lib/domain/access";
import type { AppError } from "@/lib/domain/errors";
import { requireAdmin, requireProject } from "./access";
import { hashPassword } from "./passwords";
import { currentSession } from "./session";
import { signIn, signOut } from "./sign-in";
import { createToken } from "./tokens";

/** The cookies of one browser. */
const jar = vi.hoisted(() => new Map<string, string>());

vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers()),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => ({ name, value: jar.get(name) }),
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      set: (name: string, value: string) =>
        value === "" ? jar.delete(name) : jar.set(name, value),
    }),
}));

const PASSWORD = "the levy hurts nobody";
let lead: ProjectAccess<"member:edit">;
let n = 0;

async function person(isAdmin = false) {
  const email = `person-${n++}@example.org`;
  const passwordHash = await hashPassword(PASSWORD);
  return createPerson({ email, name: "Ana", passwordHash, isAdmin }, null);
}

/** A member of the project, signed in. */
async function member(role: Role) {
  const { id, email } = await person();
  await prisma.member.create({ data: { projectId: lead.projectId, userId: id, role } });
  await signIn("credentials", { email, password: PASSWORD });
  return { id, email };
}

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    ({ code, message }: AppError) => ({ code, message }),
  );

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", createToken());
  const { id } = await person(true);
  const admin = grantAdmin({ id, isAdmin: true })!;
  await createProject(admin, { slug: "levy", name: "Levy coverage", description: "" });
  lead = grant((await findMember("levy", id))!, "member:edit")!;
});

beforeEach(() => jar.clear());

describe("requireProject", () => {
  test("lets a member do what the role allows", async () => {
    const ana = await member("reviewer");
    expect(await requireProject("levy", "annotation:create")).toEqual({
      projectId: lead.projectId,
      userId: ana.id,
      role: "reviewer",
    });
  });

  test("AZ-05: tells a member without the right so, in a sentence", async () => {
    await member("reviewer");
    expect(await refusal(requireProject("levy", "member:edit"))).toEqual({
      code: "forbidden",
      message: expect.stringContaining("(reviewer)") as string,
    });
  });

  test("AZ-02: answers a stranger as if the project did not exist", async () => {
    const { email } = await person();
    await signIn("credentials", { email, password: PASSWORD });
    const strange = await refusal(requireProject("levy", "project:read"));
    expect(strange).toMatchObject({ code: "not_found" });
    expect(await refusal(requireProject("no-such-project", "project:read"))).toEqual(strange);
  });

  test("asks who is not signed in to sign in", async () => {
    for (const cookie of ["", "abc.def"]) {
      if (cookie) jar.set("next-auth.session-token", cookie);
      expect(await refusal(requireProject("levy", "project:read"))).toMatchObject({
        code: "not_signed_in",
      });
    }
  });

  test("AN-12: notices a changed role, a disabled member and a disabled account at once", async () => {
    const ana = await member("reviewer");
    await changeRole(lead, ana.id, "observer");
    expect(await refusal(requireProject("levy", "annotation:create"))).toMatchObject({
      code: "forbidden",
    });
    await disableMember(lead, ana.id);
    expect(await refusal(requireProject("levy", "project:read"))).toMatchObject({
      code: "not_found",
    });
    await disablePerson(ana.email, null);
    expect(await refusal(requireProject("levy", "project:read"))).toMatchObject({
      code: "not_signed_in",
    });
  });
});

test("requireAdmin knows administrators from others", async () => {
  await member("lead");
  expect(await refusal(requireAdmin())).toMatchObject({ code: "forbidden" });
  const { id, email } = await person(true);
  await signIn("credentials", { email, password: PASSWORD });
  expect(await requireAdmin()).toMatchObject({ userId: id });
});

test("AN-11: signing out ends the session, also for a copy of its cookie", async () => {
  await member("reviewer");
  const copy = new Map(jar);
  await signOut();
  expect(jar.size).toBe(0);
  for (const [name, value] of copy) jar.set(name, value);
  expect(await currentSession()).toBeNull();
});

test("AN-16: pieces of a cookie sign nobody in, least of all who sends none", async () => {
  await member("reviewer");
  const [[name, value]] = [...jar] as [[string, string]];
  for (const whole of ["", value.slice(0, 20)]) {
    jar.clear();
    if (whole) jar.set(name, whole);
    jar.set(`${name}.0`, value.slice(whole.length, 40));
    jar.set(`${name}.1`, value.slice(40));
    expect(await currentSession()).toBeNull();
    jar.delete(`${name}.0`);
    jar.delete(`${name}.1`);
    expect(await currentSession()).toBeNull();
  }
});

test("AN-14: signing in makes a new session and ends the one before", async () => {
  const { email } = await member("reviewer");
  const before = new Map(jar);
  await signIn("credentials", { email, password: PASSWORD });
  expect(await currentSession()).not.toBeNull();
  expect([...jar]).not.toEqual([...before]);
  for (const [name, value] of before) jar.set(name, value);
  expect(await currentSession()).toBeNull();
});
