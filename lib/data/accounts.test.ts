import { describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { grantAdmin } from "@/lib/domain/access";
import type { AccountView } from "./accounts";
import {
  accountView,
  listAccounts,
  requireOtherAccount,
  setAdministrator,
  signOutAccount,
} from "./accounts";
import { createSession, findLiveSession } from "./sessions";
import { createPerson, disablePerson } from "./users";

const account = (name: string, isAdmin = false) => {
  const email = `${name.toLowerCase()}-${crypto.randomUUID()}@example.org`;
  return createPerson({ email, name, passwordHash: null, isAdmin }, null);
};
const administrator = async (name: string) => grantAdmin(await account(name, true))!;

test("lists accounts with what their access is, found by name or address in any case", async () => {
  const admin = await administrator("Ida");
  const list = (search: string, view: AccountView = "all", page = 0) =>
    listAccounts(admin, { search, view, page });
  const word = `Čedomir${crypto.randomUUID().slice(0, 6)}`;
  const [silent, seen] = [await account(`${word} b`), await account(`${word} a`)];
  const at = new Date("2026-03-01T10:00:00Z");
  await createSession(seen.id, new Date("2026-02-01T10:00:00Z"));
  await createSession(seen.id, at);
  await prisma.user.update({ where: { id: seen.id }, data: { totpConfirmedAt: at } });
  await disablePerson(silent.email, admin);

  const { accounts, total } = await list(word.toUpperCase());
  expect(total).toBe(2);
  expect(accounts).toMatchObject([
    { id: seen.id, hasSecondStep: true, lastSeenAt: at, disabledAt: null, isAdmin: false },
    { id: silent.id, hasSecondStep: false, lastSeenAt: null },
  ]);
  expect(accounts[1]!.disabledAt).not.toBeNull();
  expect(accounts[0]).not.toHaveProperty("passwordHash");
  expect((await list(word, "all", 1)).accounts).toEqual([]);
  expect((await list(silent.email)).total).toBe(1);
});

test("shows those alone who are to be looked after", async () => {
  const admin = await administrator("Ida");
  const word = `Milica${crypto.randomUUID().slice(0, 6)}`;
  const [quick, careful, gone] = [
    await account(`${word}-a`),
    await account(`${word}-b`, true),
    await account(`${word}-c`),
  ];
  await createSession(careful.id);
  await prisma.user.update({ where: { id: careful.id }, data: { totpConfirmedAt: new Date() } });
  await disablePerson(gone.email, admin);
  const shown = async (view: string) =>
    (await listAccounts(admin, { search: word, view: accountView(view), page: 0 })).accounts.map(
      ({ id }) => id,
    );
  expect(await shown("all")).toEqual([quick.id, careful.id, gone.id]);
  expect(await shown("no such view")).toEqual([quick.id, careful.id, gone.id]);
  expect(await shown("administrators")).toEqual([careful.id]);
  expect(await shown("one-step")).toEqual([quick.id]);
  expect(await shown("silent")).toEqual([quick.id]);
  expect(await shown("disabled")).toEqual([gone.id]);
});

describe("administrators", () => {
  test("are made and unmade by another one, never by themselves, and the last one stays", async () => {
    const admin = await administrator("Ida");
    const ana = await account("Ana");
    await setAdministrator(admin, ana.id, true);
    const anaAdmin = grantAdmin({ id: ana.id, isAdmin: true })!;
    await expect(setAdministrator(anaAdmin, ana.id, false)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(setAdministrator(admin, ana.id, true)).rejects.toMatchObject({ code: "conflict" });
    await setAdministrator(anaAdmin, admin.userId, false);
    await expect(setAdministrator(admin, ana.id, false)).rejects.toMatchObject({
      code: "forbidden",
    });
    const events = await prisma.auditEvent.findMany({
      where: { subjectId: { in: [ana.id, admin.userId] }, action: { endsWith: "administrator" } },
    });
    expect(events.map(({ action, actorId }) => [action, actorId]).sort()).toEqual([
      ["user.end-administrator", ana.id],
      ["user.make-administrator", admin.userId],
    ]);
  });

  test("two who take it from each other at once leave one", async () => {
    const [one, other] = [await administrator("Ida"), await administrator("Eva")];
    const answers = await Promise.allSettled([
      setAdministrator(one, other.userId, false),
      setAdministrator(other, one.userId, false),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a disabled account becomes none", async () => {
    const admin = await administrator("Ida");
    const ana = await account("Ana");
    await disablePerson(ana.email, admin);
    await expect(setAdministrator(admin, ana.id, true)).rejects.toMatchObject({ code: "conflict" });
  });
});

test("signing somebody out ends every session of theirs, and nobody else's", async () => {
  const admin = await administrator("Ida");
  const [ana, ben] = [await account("Ana"), await account("Ben")];
  const sessions = [await createSession(ana.id), await createSession(ana.id)];
  const bens = await createSession(ben.id);
  expect(await signOutAccount(admin, ana.id)).toBe(2);
  for (const id of sessions) expect(await findLiveSession(id)).toBeNull();
  expect(await findLiveSession(bens)).not.toBeNull();
  await expect(signOutAccount(admin, admin.userId)).rejects.toMatchObject({ code: "conflict" });
});

test("an account that does not exist is unknown", async () => {
  const admin = await administrator("Ida");
  await expect(requireOtherAccount(admin, "none")).rejects.toMatchObject({ code: "not_found" });
});
