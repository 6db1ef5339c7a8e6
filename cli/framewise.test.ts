import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "framewise-cli-"));
vi.stubEnv("DATABASE_URL", `file:${join(folder, "new", "framewise.db")}`);
afterAll(() => rmSync(folder, { recursive: true }));

const { commands, framewise } = await import("./framewise");
const out = vi.spyOn(console, "log").mockImplementation(() => {});
const err = vi.spyOn(console, "error").mockImplementation(() => {});
beforeEach(() => {
  out.mockClear();
  err.mockClear();
});

test("lists every command without loading any", async () => {
  expect(await framewise(["--help"])).toBe(0);
  for (const name of Object.keys(commands)) {
    expect(out.mock.calls[0]![0]).toMatch(new RegExp(`^  ${name} `, "m"));
  }
});

test.each(Object.keys(commands))("%s explains itself", async (name) => {
  expect(await framewise([name, "--help"])).toBe(0);
  expect(out.mock.calls[0]![0]).toContain(`Usage: npm run framewise -- ${name}`);
});

test.each([["nonsense"], ["constructor"], ["migrate", "--nonsense"], ["migrate", "extra"]])(
  "a wrong call ends with 2 and the usage: %s %s",
  async (...args) => {
    expect(await framewise(args)).toBe(2);
    expect(err.mock.calls[0]![0]).toContain("Usage: npm run framewise -- ");
    expect(out).not.toHaveBeenCalled();
  },
);

test("migrates a new database once, and refuses while a server works on it", async () => {
  const { reserveDatabase } = await import("@/lib/data/readiness");
  expect(await framewise(["migrate", "--json"])).toBe(0);
  const { applied } = JSON.parse(String(out.mock.calls[0]![0])) as { applied: string[] };
  expect(applied.length).toBeGreaterThan(0);

  expect(await framewise(["migrate", "--json"])).toBe(0);
  expect(out.mock.calls[1]![0]).toBe('{"applied":[]}');

  reserveDatabase();
  expect(await framewise(["migrate"])).toBe(1);
  expect(err.mock.calls).toEqual([
    [expect.stringMatching(/^A Framewise server is already running on .*framewise\.db\./)],
  ]);
});
