import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "framewise-user-"));
vi.stubEnv("DATABASE_URL", `file:${join(folder, "framewise.db")}`);
vi.stubEnv("PUBLIC_URL", "https://frames.example.org");
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const { framewise } = await import("./framewise");
const { setUpLink } = await import("@/lib/server/set-up");
const { hashToken } = await import("@/lib/server/tokens");
const { consumeSignInLink, requireLink } = await import("@/lib/data/links");
const { beginSecondStep, findSecondStep } = await import("@/lib/data/second-steps");
const { findCredentials } = await import("@/lib/data/users");
const out = vi.spyOn(console, "log").mockImplementation(() => {});
const err = vi.spyOn(console, "error").mockImplementation(() => {});

const user = (...args: string[]) => framewise(["user", ...args]);
const printed = () => out.mock.calls.flat().join("\n");
const hashOf = (link: string) => hashToken(link.split("/link/")[1]!);

beforeAll(async () => {
  await framewise(["migrate"]);
});

beforeEach(() => {
  out.mockClear();
  err.mockClear();
});

test("AN-01: before anybody has an account there is a set-up link, and only the last one works", async () => {
  const [first, second] = [await setUpLink(), await setUpLink()];
  expect(second).toMatch(/^https:\/\/frames\.example\.org\/link\/[\w-]{43}$/);
  expect(await requireLink(hashOf(second!))).toBe("set-up");
  await expect(requireLink(hashOf(first!))).rejects.toMatchObject({ code: "not_found" });
});

test("add makes an account and prints a link that signs in", async () => {
  expect(await user("add", "Ana@Example.org", "--name", "Ana", "--admin", "--json")).toBe(0);
  const { link } = JSON.parse(printed()) as { link: string };
  await expect(consumeSignInLink(hashOf(link))).resolves.toBeTruthy();
  expect(await setUpLink()).toBeNull();

  out.mockClear();
  await user("list");
  expect(printed()).toBe("ana@example.org\tAna\tadministrator");
});

test("link prints a fresh link, and the one before stops working", async () => {
  await user("link", "ana@example.org", "--json");
  const { link: first } = JSON.parse(printed()) as { link: string };
  out.mockClear();
  await user("link", "ana@example.org", "--json");
  const { link: second } = JSON.parse(printed()) as { link: string };
  await expect(requireLink(hashOf(first))).rejects.toMatchObject({ code: "not_found" });
  expect(await requireLink(hashOf(second))).toBe("sign-in");
});

test("disable locks an account: no link, until it is enabled", async () => {
  await user("add", "ben@example.org", "--name", "Ben");
  expect(await user("disable", "ben@example.org")).toBe(0);
  expect(await user("link", "ben@example.org")).toBe(1);
  expect(err.mock.calls.flat().join()).toContain("Enable it first");
  expect(await user("enable", "ben@example.org")).toBe(0);
  expect(await user("reset-password", "ben@example.org")).toBe(0);
  expect(printed()).toContain("/link/");
});

describe("refuses", () => {
  test.each([
    ["a second account for an address", ["add", "ANA@example.org", "--name", "Ana"], 1],
    ["a stranger", ["link", "nobody@example.org"], 1],
    ["the last administrator", ["disable", "ana@example.org"], 1],
    ["what is no address", ["add", "ana", "--name", "Ana"], 1],
    ["an account without a name", ["add", "eve@example.org"], 2],
    ["nobody", ["link"], 2],
    ["nothing to do", [], 2],
    ["something else", ["promote", "ana@example.org"], 2],
    ["one argument too many", ["link", "ana@example.org", "ben@example.org"], 2],
  ])("%s", async (_what, args, status) => {
    expect(await user(...args)).toBe(status);
    expect(err).toHaveBeenCalledOnce();
  });
});

test("clear-second-step lets in with the password alone whoever lost phone and codes", async () => {
  const { id } = (await findCredentials("ana@example.org"))!;
  await beginSecondStep(id, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(await user("clear-second-step", "ana@example.org")).toBe(0);
  expect((await findSecondStep(id)).secret).toBeNull();
  expect(await user("clear-second-step", "nobody@example.org")).toBe(1);
});
