import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createApiToken, listApiTokens, revokeApiToken } from "@/lib/data/api-tokens";
import { changeRole, disableMember } from "@/lib/data/members";
import { createWorld } from "@/lib/data/testing/world";
import type { World } from "@/lib/data/testing/world";
import { disablePerson } from "@/lib/data/users";
import { prisma } from "@/lib/db/client";
import type { TokenScope } from "@/lib/domain/api-token";
import { sessionCookie } from "@/scripts/session-cookie";
import { requireProject } from "./access";
import { requireOwnPageOrToken, tokenRequests } from "./bearer";
import { asHandler } from "./handling";
import { respond } from "./run";
import { currentSession } from "./session";
import { createToken, hashToken } from "./tokens";

/** What one request brings. */
const sent = vi.hoisted(() => ({ authorization: "", cookies: new Map<string, string>() }));

vi.mock("next/headers", () => ({
  headers: () =>
    Promise.resolve(new Headers(sent.authorization ? { authorization: sent.authorization } : {})),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => ({ name, value: sent.cookies.get(name) }),
      getAll: () => [...sent.cookies].map(([name, value]) => ({ name, value })),
    }),
}));

let world: World;

beforeAll(async () => {
  vi.stubEnv("NEXTAUTH_SECRET", createToken());
  world = await createWorld();
});

beforeEach(() => {
  sent.authorization = "";
  sent.cookies.clear();
});

const DAY = 24 * 60 * 60 * 1000;

/** Make a token of a member's, and send it from now on. */
async function send(who: string, scopes: readonly TokenScope[], name = "A script") {
  const token = `fw_${createToken()}`;
  const access = await world.as(who, "project:read");
  const expiresAt = new Date(Date.now() + 7 * DAY);
  await createApiToken(access, { name, scopes, expiresAt }, hashToken(token));
  sent.authorization = `Bearer ${token}`;
  const [row] = await listApiTokens(access);
  return row!.id;
}

/** What a route handler that asks for this permission answers. */
async function answer(
  permission: Parameters<typeof requireProject>[1],
  slug = world.slug,
): Promise<{ status: number; userId?: string }> {
  const response = await respond(async () => {
    const { userId } = await requireProject(slug, permission);
    return Response.json({ userId });
  });
  const { userId } = (await response.json()) as { userId?: string };
  return { status: response.status, ...(userId && { userId }) };
}

describe("a token", () => {
  test("acts as the member who made it, as far as its scopes go", async () => {
    await send("ana", ["read"]);
    expect(await answer("project:read")).toEqual({ status: 200, userId: world.userId("ana") });
    expect(await answer("annotation:create")).toEqual({ status: 403 });
    expect(await answer("article:read")).toEqual({ status: 403 }); // nor does the role
    await send("ana", ["code"]);
    expect(await answer("annotation:create")).toMatchObject({ status: 200 });
    expect(await answer("project:read")).toEqual({ status: 403 });
  });

  test("never allows what needs a person", async () => {
    await send("lea", ["read", "articles", "assignments", "code", "decide"]);
    for (const permission of ["project:edit", "member:edit", "codebook:edit"] as const) {
      expect(await answer(permission)).toEqual({ status: 403 });
    }
  });

  test("is of one project: another one of the same member does not exist for it", async () => {
    const other = await createWorld();
    await prisma.member.create({
      data: {
        projectId: (await other.as("lea", "project:read")).projectId,
        userId: world.userId("lea"),
        role: "lead",
      },
    });
    await send("lea", ["read"]);
    expect(await answer("project:read", other.slug)).toEqual({ status: 404 });
  });

  test("works no more once it is revoked or too old", async () => {
    const id = await send("ana", ["read"]);
    await revokeApiToken(await world.as("ana", "project:read"), id);
    expect(await answer("project:read")).toEqual({ status: 401 });
    const old = await send("ana", ["read"]);
    await prisma.apiToken.update({
      where: { id: old },
      data: { createdAt: new Date(Date.now() - 2 * DAY), expiresAt: new Date(Date.now() - 1) },
    });
    expect(await answer("project:read")).toEqual({ status: 401 });
  });

  test.each(["fw_unknown", "fw_", "", "%E0%A4%A", "abc.def.ghi"])(
    "that was never made is refused, whatever cookies come with it: %s",
    async (token) => {
      const { name, value } = await sessionCookie(world.userId("lea"));
      sent.cookies.set(name, value);
      expect(await answer("project:read")).toMatchObject({ status: 200 });
      sent.authorization = `Bearer ${token}`;
      expect(await answer("project:read")).toEqual({ status: 401 });
    },
  );

  test("hides the session that comes with it", async () => {
    const { name, value } = await sessionCookie(world.userId("lea"));
    sent.cookies.set(name, value);
    await send("ana", ["read"]);
    expect(await answer("project:read")).toMatchObject({ userId: world.userId("ana") });
    expect(await asHandler(currentSession)).toBeNull();
  });

  test("means nothing on pages and in server actions", async () => {
    await send("ana", ["read"]);
    await expect(requireProject(world.slug, "project:read")).rejects.toMatchObject({
      code: "not_signed_in",
    });
    const { name, value } = await sessionCookie(world.userId("lea"));
    sent.cookies.set(name, value);
    expect((await currentSession())?.person.id).toBe(world.userId("lea"));
  });

  test("needs no own page, which a cookie does", () => {
    const from = (headers: HeadersInit) => () =>
      requireOwnPageOrToken(new Request("https://levy.example", { method: "POST", headers }));
    const origin = "https://evil.example";
    expect(from({ authorization: "Bearer fw_1", origin })).not.toThrow();
    expect(from({ authorization: "Basic YTpi", origin })).toThrow(/own pages/);
    expect(from({ origin })).toThrow(/own pages/);
  });

  test("ends with its owner's membership and account", async () => {
    await send("chen", ["read"]);
    const lead = await world.as("lea", "member:edit");
    await disableMember(lead, world.userId("chen"));
    expect(await answer("project:read")).toEqual({ status: 404 });
    await send("ben", ["read", "code"]);
    await changeRole(lead, world.userId("ben"), "observer");
    expect(await answer("annotation:create")).toEqual({ status: 403 });
    const ben = await prisma.user.findUniqueOrThrow({ where: { id: world.userId("ben") } });
    await disablePerson(ben.email, null);
    expect(await answer("project:read")).toEqual({ status: 401 });
  });

  test("is refused when it asks too often, and told when to come back", async () => {
    const id = await send("jon", ["read"]);
    expect(await answer("project:read")).toMatchObject({ status: 200 });
    await tokenRequests.consume(id, 60).catch(() => {});
    expect(await answer("project:read")).toEqual({ status: 429 });
  });
});

describe("making tokens", () => {
  test("cannot give a program more than the member may", async () => {
    await expect(send("ana", ["read", "assignments"])).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a lead sees and revokes everybody's, others their own", async () => {
    const id = await send("jon", ["read"], "Jon's");
    const names = async (who: string) =>
      (await listApiTokens(await world.as(who, "project:read"))).map(({ name }) => name);
    expect(await names("lea")).toContain("Jon's");
    expect(await names("ana")).not.toContain("Jon's");
    await expect(revokeApiToken(await world.as("ana", "project:read"), id)).rejects.toMatchObject({
      code: "not_found",
    });
    await revokeApiToken(await world.as("lea", "project:read"), id);
    expect(await answer("project:read")).toEqual({ status: 401 });
  });

  test("stores a hash, tells the history, and notes the last use", async () => {
    const id = await send("lea", ["read"]);
    const token = sent.authorization.slice("Bearer ".length);
    const row = await prisma.apiToken.findUniqueOrThrow({ where: { id } });
    expect(row.tokenHash).toBe(hashToken(token));
    expect(row.lastUsedAt).toBeNull();
    await answer("project:read");
    expect(await prisma.apiToken.findUniqueOrThrow({ where: { id } })).toMatchObject({
      lastUsedAt: expect.any(Date) as Date,
    });
    expect(
      await prisma.auditEvent.count({ where: { action: "token.create", subjectId: id } }),
    ).toBe(1);
  });
});
