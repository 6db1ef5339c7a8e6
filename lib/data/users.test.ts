import { describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { grantAdmin } from "@/lib/domain/access";
import { USUAL_SETTINGS } from "@/lib/domain/reading-settings";
import { createLink, requireLink } from "./links";
import { createSession, findLiveSession } from "./sessions";
import {
  changePassword,
  clearPassword,
  countPeople,
  createPerson,
  disablePerson,
  enablePerson,
  findCredentials,
  findPerson,
  listPeople,
  readReadingSettings,
  renamePerson,
  saveReadingSettings,
} from "./users";

const person = (email: string, isAdmin = false) =>
  createPerson({ email, name: "Ana", passwordHash: "$argon2id$…", isAdmin }, null);

describe("createPerson", () => {
  test("makes an account, and says who has one", async () => {
    const before = await countPeople();
    const ana = await person("ana@example.org");
    expect(await findPerson(ana.id)).toEqual({
      id: ana.id,
      email: "ana@example.org",
      name: "Ana",
      isAdmin: false,
    });
    expect(await countPeople()).toBe(before + 1);
    expect((await listPeople()).map(({ email }) => email)).toContain("ana@example.org");
  });

  test("AN-22: one account for one address, also when two ask at once", async () => {
    const answers = await Promise.allSettled([
      person("two@example.org"),
      person("two@example.org"),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(person("two@example.org")).rejects.toMatchObject({ code: "conflict" });
  });

  test("leaves a trace without the address", async () => {
    const { id } = await person("trace@example.org");
    const trace = await prisma.auditEvent.findMany({ where: { subjectId: id } });
    expect(trace).toMatchObject([{ action: "user.create", actorId: null }]);
    expect(JSON.stringify(trace)).not.toContain("trace@");
  });
});

test("renamePerson changes what others see", async () => {
  const { id } = await person("rename@example.org");
  await renamePerson(id, "Ana Petrović");
  expect(await findPerson(id)).toMatchObject({ name: "Ana Petrović" });
});

test("AN-12, AN-19: changing the password ends the account's other sessions, and its links", async () => {
  const { id } = await person("change@example.org");
  const linkHash = crypto.randomUUID();
  await createLink("sign-in", id, linkHash);
  const [here, elsewhere] = [await createSession(id), await createSession(id)];
  await changePassword(id, "$argon2id$new", here);
  expect(await findLiveSession(here)).not.toBeNull();
  expect(await findLiveSession(elsewhere)).toBeNull();
  expect(await findCredentials("change@example.org")).toMatchObject({
    passwordHash: "$argon2id$new",
  });
  await expect(requireLink(linkHash)).rejects.toMatchObject({ code: "not_found" });
});

test("AN-12, AN-19: forgetting the password ends every session and link", async () => {
  const { id } = await person("forgot@example.org");
  const linkHash = crypto.randomUUID();
  await createLink("sign-in", id, linkHash);
  const session = await createSession(id);
  const admin = grantAdmin({ ...(await person("ida@example.org")), isAdmin: true })!;
  await clearPassword("forgot@example.org", admin);
  expect(await findLiveSession(session)).toBeNull();
  expect(await findCredentials("forgot@example.org")).toMatchObject({ passwordHash: null });
  const cleared = { action: "user.clear-password", subjectId: id, actorId: admin.userId };
  expect(await prisma.auditEvent.count({ where: cleared })).toBe(1);
  await expect(requireLink(linkHash)).rejects.toMatchObject({ code: "not_found" });
});

describe("disablePerson", () => {
  test("AN-12: ends every session of the account; enabling does not bring them back", async () => {
    const { id } = await person("leave@example.org");
    const session = await createSession(id);
    await disablePerson("leave@example.org", null);
    expect(await findLiveSession(session)).toBeNull();
    expect(await findPerson(id)).toBeNull();

    await enablePerson("leave@example.org", null);
    expect(await findPerson(id)).not.toBeNull();
    expect(await findLiveSession(session)).toBeNull();
  });

  test("refuses the last administrator, also when two disable each other at once", async () => {
    await person("first@example.org", true);
    await person("second@example.org", true);
    const answers = await Promise.allSettled([
      disablePerson("first@example.org", null),
      disablePerson("second@example.org", null),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await prisma.user.count({ where: { isAdmin: true, disabledAt: null } })).toBe(1);
  });

  test("does not know a stranger", async () => {
    await expect(disablePerson("nobody@example.org", null)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("how a person reads is as usual until it is chosen, and each person's own", async () => {
  const [ana, ben] = [await person("reads@example.org"), await person("too@example.org")];
  const chosen = { ...USUAL_SETTINGS, measure: 42, keys: { split: "q" } } as const;
  expect(await readReadingSettings(ana.id)).toEqual(USUAL_SETTINGS);
  await saveReadingSettings(ana.id, chosen);
  expect(await readReadingSettings(ana.id)).toEqual(chosen);
  expect(await readReadingSettings(ben.id)).toEqual(USUAL_SETTINGS);
});
