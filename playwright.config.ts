import { mkdtempSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { defineConfig } from "@playwright/test";
import { freePort } from "./scripts/free-port";
import { findBrowser } from "./scripts/find-browser";

/**
 * The production build, on a fresh database in a folder of its own. Workers load
 * this file too; they inherit the environment, and so find the same installation.
 */
process.env.E2E_FOLDER ??= mkdtempSync(join(tmpdir(), "framewise-e2e-"));
process.env.PORT = process.env.E2E_PORT ??= String(await freePort(4900));
process.env.DATABASE_URL = `file:${join(process.env.E2E_FOLDER, "framewise.db")}`;
process.env.PUBLIC_URL = `http://127.0.0.1:${process.env.PORT}`;
process.env.NEXTAUTH_SECRET = process.env.E2E_SECRET ??= randomBytes(32).toString("base64url");
process.env.LOG_LEVEL ??= "warn";

export default defineConfig({
  testDir: "e2e",
  globalTeardown: "./e2e/teardown.ts",
  workers: Math.max(2, availableParallelism()),
  fullyParallel: true,
  // Patience for a busy machine: a check that holds is not slowed by it.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: process.env.PUBLIC_URL,
    actionTimeout: 60_000,
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node --import tsx cli/start.ts",
    url: `${process.env.PUBLIC_URL}/healthz`,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
