import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "framewise-token-"));
vi.stubEnv("DATABASE_URL", `file:${join(folder, "framewise.db")}`);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const { framewise } = await import("./framewise");
const { findTokenGrant } = await import("@/lib/data/api-tokens");
const { createWorld } = await import("@/lib/data/testing/world");
const { hashToken } = await import("@/lib/server/tokens");
const out = vi.spyOn(console, "log").mockImplementation(() => {});
const err = vi.spyOn(console, "error").mockImplementation(() => {});

let slug: string;
let world: Awaited<ReturnType<typeof createWorld>>;
const token = (verb: string, ...args: string[]) =>
  framewise(["token", verb, "--project", slug, ...args]);
const printed = () => out.mock.calls.flat().join("\n");
const refused = () => err.mock.calls.flat().join("\n");

beforeAll(async () => {
  await framewise(["migrate"]);
  world = await createWorld();
  ({ slug } = world);
});
beforeEach(() => {
  out.mockClear();
  err.mockClear();
});

test("a token works until it is revoked, and speaks for the first lead", async () => {
  expect(await token("create", "--name", "Nightly", "--scope", "read", "--scope", "articles")).toBe(
    0,
  );
  const made = printed();
  expect(made).toMatch(/^fw_[\w-]{43}$/);
  expect(await findTokenGrant(hashToken(made))).toMatchObject({
    ...{ userId: world.userId("lea"), scopes: ["read", "articles"] },
  });

  out.mockClear();
  expect(await token("list")).toBe(0);
  const [id, ...rest] = printed().split("\t");
  expect(rest).toEqual([
    expect.stringMatching(/^until 20\d\d-/),
    "lea",
    "Nightly",
    "read,articles",
  ]);
  expect(printed()).not.toContain(made);

  expect(await token("revoke", id!)).toBe(0);
  expect(await findTokenGrant(hashToken(made))).toBeNull();
});

test("--user makes it somebody else's, who may do no more with it than without", async () => {
  const { prisma } = await import("@/lib/db/client");
  const { email } = await prisma.user.findUniqueOrThrow({ where: { id: world.userId("ana") } });
  expect(await token("create", "--name", "R", "--user", email, "--days", "7", "--json")).toBe(0);
  const { token: made, scopes } = JSON.parse(printed()) as { token: string; scopes: string[] };
  expect(scopes).toEqual(["read"]);
  expect(await findTokenGrant(hashToken(made))).toMatchObject({ userId: world.userId("ana") });
  expect(await token("create", "--name", "R", "--user", email, "--scope", "articles")).toBe(1);
  expect(refused()).toContain("A token cannot do more than your role");
});

test.each([
  [2, ["create"], "--name"],
  [2, ["create", "--name", "A", "--days", "400"], "1 to 365"],
  [2, ["create", "--name", "A", "--scope", "all"], "no scope"],
  [1, ["create", "--name", "A", "--user", "nobody@example.org"], "no member"],
  [1, ["revoke", "00000000-0000"], "no token"],
  [2, ["revoke"], "token list"],
  [2, ["make"], "create, list or revoke"],
] as const)("exit status %s for %s", async (status, args, sentence) => {
  expect(await token(...(args as unknown as [string]))).toBe(status);
  expect(refused()).toContain(sentence);
});
