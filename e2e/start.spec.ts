import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { next } from "@/cli/build";
import { expect, expectAccessible, expectHydrated, test } from "./fixtures";
import { snapshot } from "./installation";

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

/** A file of this name in the tests' folder, which `make` puts there. */
function placed(name: string, make: (file: string) => void = () => {}): string {
  const file = join(process.env.E2E_FOLDER!, `${crypto.randomUUID()}-${name}`);
  make(file);
  return file;
}

/** Change a copy of the tests' database, as whoever has the file can. */
function changedCopy(sql: string): string {
  const file = snapshot("start");
  const database = new Database(file);
  database.pragma("journal_mode = WAL"); // as the server has it
  database.exec(sql);
  database.close();
  return file;
}

/** What is in a file, in few letters; null where there is none. */
const contentOf = (file: string) =>
  existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : null;

test.describe("a server ends at once, with a sentence, and changes nothing, on", () => {
  const startOn = (change: Record<string, string>, program = [next, "start", "-p", "0"]) =>
    // Port 0: whichever is free.
    spawnSync(process.execPath, program, {
      env: { ...process.env, ...change },
      encoding: "utf8",
      timeout: 120_000,
    });

  for (const [what, change, sentence] of [
    [
      "a database that another server uses",
      {},
      /^Another Framewise server is running on .*\.db\./m,
    ],
    ["a secret that can be guessed", { NEXTAUTH_SECRET: "changeme" }, /NEXTAUTH_SECRET must have/],
  ] as const) {
    test(what, () => {
      const { status, stderr } = startOn(change);
      expect(stderr).toMatch(sentence);
      expect(status).toBe(1);
    });
  }

  for (const [what, make, sentence] of [
    ["a database that does not exist", () => placed("missing.db"), /^There is no database/m],
    [
      "CR-10: a migration that stopped half way",
      () =>
        changedCopy(
          `UPDATE _prisma_migrations SET finished_at = NULL
           WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`,
        ),
      /^The migration \d{14}_\w+ stopped half way\. Run/m,
    ],
    [
      "the database of a newer version",
      () =>
        changedCopy(
          `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
           VALUES ('future', '', '99990101000000_more', CURRENT_TIMESTAMP)`,
        ),
      /migrated by a newer version/,
    ],
  ] as const) {
    test(what, () => {
      const file = make();
      const before = contentOf(file);
      const { status, stderr } = startOn({ DATABASE_URL: `file:${file}` });
      expect(stderr).toMatch(sentence);
      expect(status).toBe(1);
      expect(contentOf(file)).toEqual(before);
    });
  }

  // `npm start` brings databases up to date, so it has to know what it must not touch.
  for (const [what, make, sentence] of [
    [
      "a file that is no database",
      () => placed("letter.db", (file) => writeFileSync(file, "Dear reader, ".repeat(1_000))),
      /is not a database, or it is damaged/,
    ],
    [
      "the database of another program",
      () =>
        placed("other.db", (file) => {
          const other = new Database(file);
          other.exec("CREATE TABLE recipes (name TEXT)");
          other.close();
        }),
      /belongs to another program/,
    ],
    [
      "an empty disk where an installation was",
      () => placed("gone.db", (file) => writeFileSync(`${file}.installed`, "")),
      /is missing, but this installation had one/,
    ],
    [
      "an empty file where an installation was",
      () =>
        placed("emptied.db", (file) => {
          writeFileSync(file, "");
          writeFileSync(`${file}.installed`, "");
        }),
      /is empty, but this installation had one/,
    ],
  ] as const) {
    test(`npm start: ${what}`, () => {
      const file = make();
      const before = contentOf(file);
      const program = ["--import", "tsx", "cli/start.ts"];
      const { status, stderr } = startOn({ DATABASE_URL: `file:${file}`, PORT: "1" }, program);
      expect(stderr).toMatch(sentence);
      expect(status).toBe(1);
      expect(contentOf(file)).toEqual(before);
    });
  }
});
