import { spawn } from "node:child_process";
import { once } from "node:events";
import { lastNight } from "@/lib/data/backups";
import { nightBefore } from "@/lib/domain/backup";
import { ending } from "./ending";
import { log } from "./log";

/** Milliseconds between two looks at the clock; the first is so long after the start. */
const LOOK = 5 * 60_000;

const shared = globalThis as { framewiseNight?: true };

/**
 * Every night, as long as this process lives, back the database up, restore that somewhere
 * else, and verify the installation; each in a process of its own, so that requests are
 * answered meanwhile. Of several servers the one that is first does it.
 */
export function keepNights(): void {
  if (shared.framewiseNight) return; // the development server loads this module more than once
  shared.framewiseNight = true;
  let busy = false;
  const looking = setInterval(() => {
    if (busy) return;
    busy = true;
    void spendNight()
      .catch((error: unknown) => log.error({ err: error }, "The nightly work could not begin"))
      .finally(() => (busy = false));
  }, LOOK);
  looking.unref();
  ending.addEventListener("abort", () => clearInterval(looking));
}

async function spendNight(): Promise<void> {
  const now = new Date();
  const last = await lastNight(now);
  if (!last || last >= nightBefore(now)) return;
  if (await spend("backup", "--nightly", "--drill", "--json")) await spend("verify", "--json");
}

/** @returns false where another server does it */
async function spend(command: string, ...options: string[]): Promise<boolean> {
  const { status, output } = await runCommand([command, ...options]);
  if (status !== 0) log.error({ command, status, output }, "Nightly work failed");
  else if (output.startsWith('{"name":null}')) return false;
  else log.info({ command }, "Nightly work is done");
  return true;
}

/** The end of what a command may print, kept in the log. */
const KEPT = 2_000;

/** Run a command of `framewise` on this installation, and wait for it. */
export async function runCommand(
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "cli/framewise.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = () => child.kill();
  ending.addEventListener("abort", stop);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text: Buffer) => (output = (output + text.toString()).slice(-KEPT)));
  }
  const [status] = (await once(child, "close")) as [number | null];
  ending.removeEventListener("abort", stop);
  return { status, output };
}
