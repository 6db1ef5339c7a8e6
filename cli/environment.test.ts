import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What a program started in `cwd` finds in PORT and HOST after the import. */
function settingsIn(cwd: string, env: Record<string, string>): unknown {
  const program = `
    await import(${JSON.stringify(import.meta.resolve("./environment.ts"))});
    console.log(JSON.stringify([process.env.PORT ?? null, process.env.HOST ?? null]));`;
  const args = ["--import", import.meta.resolve("tsx"), "--input-type=module", "--eval", program];
  const output = execFileSync(process.execPath, args, {
    cwd,
    encoding: "utf8",
    env: { NODE_ENV: "test", PATH: process.env.PATH, ...env },
  });
  return JSON.parse(output);
}

test("settings come from .env, but not where the environment has them already", () => {
  const folder = mkdtempSync(join(tmpdir(), "framewise-env-"));
  try {
    expect(settingsIn(folder, { PORT: "4001" })).toEqual(["4001", null]);
    writeFileSync(join(folder, ".env"), "PORT=4002\nHOST=127.0.0.9\n");
    expect(settingsIn(folder, { PORT: "4001" })).toEqual(["4001", "127.0.0.9"]);
    expect(settingsIn(folder, {})).toEqual(["4002", "127.0.0.9"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
