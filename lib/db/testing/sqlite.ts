import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";

/** Migrate one SQLite file, once for all test files; each takes a copy of it (setup.ts). */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "framewise-test-"));
  const template = join(folder, "template.db");
  await migrate(`file:${template}`);
  project.provide("database", { provider: "sqlite", template, server: "" });
  return () => rmSync(folder, { recursive: true, force: true });
}
