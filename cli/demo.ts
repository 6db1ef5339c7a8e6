import { spawnSync } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
import { AppError } from "@/lib/domain/errors";
import { buildIfOutdated } from "./build";
import { exitWith } from "./command";
import { requireFreePort, serve } from "./serve";

/** Who one can sign in as: two reviewers, to see that they are blind to each other, and their lead. */
const PEOPLE = [
  ["lead", "mira.kovac@example.org"],
  ["reviewer", "ana.petrovic@example.org"],
  ["reviewer", "ben.carter@example.org"],
] as const;

// Before the other settings, so that `.env` cannot lead the demo to a real database.
process.env.DATABASE_URL ||= "file:data/demo.db";
await import("./environment");

/** `npm run demo`: from an empty folder to a running server with the sample project in it. */
await exitWith(async () => {
  // Imported now, because they connect to the database named above.
  const { config } = await import("@/lib/server/config");
  const { signInLink } = await import("@/lib/server/set-up");
  const settings = config();
  await requireFreePort(settings);
  loadSampleOnce(settings.DATABASE_URL);
  buildIfOutdated();
  return serve(settings, async () => {
    console.log(`\nFramewise is at ${settings.PUBLIC_URL}. Each of these links signs you in once:`);
    for (const [role, email] of PEOPLE) {
      console.log(`  ${role.padEnd(8)}  ${email.padEnd(25)}  ${await signInLink(email, null)}`);
    }
    console.log("Run the same command again for new links; what you did is kept. Ctrl+C stops it.");
  });
});

/** A new SQLite file gets its name when it is whole, so that stopping half way leaves nothing half-made. */
function loadSampleOnce(url: string): void {
  const file = url.startsWith("file:") ? url.slice("file:".length) : null;
  if (file === null || existsSync(file)) return sample(url);
  const draft = `${file}.new`;
  for (const end of ["", "-wal", "-shm", ".installed"]) rmSync(draft + end, { force: true });
  sample(`file:${draft}`);
  renameSync(draft, file);
  for (const end of [".lock", ".installed"]) rmSync(draft + end);
}

function sample(url: string): void {
  const args = ["--import", "tsx", "cli/framewise.ts", "sample"];
  const env = { ...process.env, DATABASE_URL: url };
  const { status } = spawnSync(process.execPath, args, { env, stdio: "inherit" });
  if (status !== 0) throw new AppError("conflict", "The sample project was not loaded.");
}
