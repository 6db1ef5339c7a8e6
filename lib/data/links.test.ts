import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { LINK_LIFE } from "@/lib/domain/limits";
import { consumeSignInLink, createLink, requireLink, setUp } from "./links";
import { createPerson, disablePerson } from "./users";

const START = new Date("2026-05-04T08:00:00Z");
const LATER = new Date(START.getTime() + LINK_LIFE);
const ana = { email: "ana@example.org", name: "Ana", passwordHash: "$argon2id$…" };
let hash = "";

beforeEach(() => {
  hash = crypto.randomUUID();
});

describe("AN-01: the set-up link", () => {
  afterEach(async () => {
    await prisma.oneTimeLink.deleteMany();
    await prisma.user.deleteMany();
  });

  test("makes the first administrator, once", async () => {
    await createLink("set-up", null, hash, START);
    expect(await requireLink(hash, START)).toBe("set-up");
    expect(await setUp(hash, ana, START)).toMatchObject({ isAdmin: true, name: "Ana" });
    await expect(requireLink(hash, START)).rejects.toMatchObject({ code: "not_found" });
    await expect(setUp(hash, ana, START)).rejects.toMatchObject({ code: "not_found" });
  });

  test("has one winner when two use it at once", async () => {
    await createLink("set-up", null, hash, START);
    const answers = await Promise.allSettled([
      setUp(hash, ana, START),
      setUp(hash, { ...ana, email: "eve@example.org" }, START),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await prisma.user.count()).toBe(1);
  });

  test("is still good after a refused attempt", async () => {
    await createLink("set-up", null, hash, START);
    const withoutName = { ...ana, name: null as unknown as string };
    await expect(setUp(hash, withoutName, START)).rejects.toThrow();
    expect(await requireLink(hash, START)).toBe("set-up");
  });

  test("does nothing once somebody has an account", async () => {
    await createLink("set-up", null, hash, START);
    await createPerson({ ...ana, isAdmin: false }, null);
    const eve = { ...ana, email: "eve@example.org" };
    await expect(setUp(hash, eve, START)).rejects.toMatchObject({ code: "not_found" });
  });

  test("does not sign anybody in", async () => {
    await createLink("set-up", null, hash, START);
    await expect(consumeSignInLink(hash, START)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("AN-19: a sign-in link", () => {
  let n = 0;
  const person = () =>
    createPerson({ ...ana, email: `link-${n++}@example.org`, isAdmin: false }, null);

  test("signs its person in, once, also when two use it at once", async () => {
    const { id } = await person();
    await createLink("sign-in", id, hash, START);
    const answers = await Promise.allSettled([
      consumeSignInLink(hash, START),
      consumeSignInLink(hash, START),
    ]);
    expect(answers).toContainEqual({ status: "fulfilled", value: id });
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(consumeSignInLink(hash, START)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is worth nothing when it is too old", async () => {
    await createLink("sign-in", (await person()).id, hash, START);
    await expect(requireLink(hash, LATER)).rejects.toMatchObject({ code: "not_found" });
    await expect(consumeSignInLink(hash, LATER)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is worth nothing once there is a newer one", async () => {
    const { id } = await person();
    await createLink("sign-in", id, hash, START);
    await createLink("sign-in", id, crypto.randomUUID(), START);
    await expect(requireLink(hash, START)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is worth nothing when its person was disabled", async () => {
    const { id, email } = await person();
    await createLink("sign-in", id, hash, START);
    await disablePerson(email, null);
    await expect(consumeSignInLink(hash, START)).rejects.toMatchObject({ code: "not_found" });
  });

  test("does not set anything up", async () => {
    await createLink("sign-in", (await person()).id, hash, START);
    await expect(setUp(hash, ana, START)).rejects.toMatchObject({ code: "not_found" });
  });
});
