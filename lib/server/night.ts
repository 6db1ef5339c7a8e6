import { spawn } from "node:child_process";
import { once } from "node:events";
import { lastNight } from "@/lib/data/backups";
import { ending } from "./ending";
import { log } from "./log";

/** The hour at which what is due every night is begun, in the server's time zone. */
const NIGHT = 3;
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
  const last = await lastNight();
  if (!last || !isNightDue(last, new Date())) return;
  for (const command of [
    ["backup", "--nightly", "--drill"],
    ["verify", "--json"],
  ]) {
    const { status, output } = await runCommand(command);
    if (status === 0) log.info({ command: command[0] }, "Nightly work is done");
    else log.error({ command: command[0], status, output }, "Nightly work failed");
  }
}

/**
 * Whether three o'clock at night has passed since the night's work was last begun. A
 * server that was off at three does it soon after it starts.
 */
export function isNightDue(last: Date, now: Date): boolean {
  const three = new Date(now);
  three.setHours(NIGHT, 0, 0, 0);
  if (three > now) three.setDate(three.getDate() - 1);
  return last < three;
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
