import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { next } from "@/cli/build";
import { expect, expectAccessible, expectHydrated, test } from "./fixtures";

test("the server says that it is there", async ({ request }) => {
  const answer = await request.get("/healthz");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  expect(answer.headers()["x-powered-by"]).toBeUndefined();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the sign-in page works and is accessible", async ({ page, world }) => {
      expect(world.slug, "before somebody has an account it shows something else").toBeTruthy();
      await page.goto("/sign-in");
      await expectHydrated(page.getByRole("button", { name: "Sign in" }));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test("a stranger is sent to the sign-in page", async ({ page, world }) => {
  await page.goto(`/projects/${world.slug}/codebook`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test.describe("a server ends at once, with a sentence, on", () => {
  const startOn = (change: Record<string, string>) => {
    // Port 0: whichever is free.
    return spawnSync(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", "0"], {
      env: { ...process.env, ...change },
      encoding: "utf8",
      timeout: 20_000,
    });
  };
  const missing = join(process.env.E2E_FOLDER!, "missing.db");

  for (const [what, change, sentence] of [
    [
      "a database that another server uses",
      {},
      /^Another Framewise server is running on .*\.db\./m,
    ],
    [
      "a database that does not exist",
      { DATABASE_URL: `file:${missing}` },
      /^There is no database/m,
    ],
    ["a secret that can be guessed", { NEXTAUTH_SECRET: "changeme" }, /NEXTAUTH_SECRET must have/],
  ] as const) {
    test(what, () => {
      const { status, stderr } = startOn(change);
      expect(stderr).toMatch(sentence);
      expect(status).toBe(1);
      expect(existsSync(missing)).toBe(false);
    });
  }
});
