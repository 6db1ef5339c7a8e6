import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/domain/errors";
import { CRASHED } from "@/lib/server/ending";
import { next } from "./build";

interface Address {
  readonly HOST: string;
  readonly PORT: number;
}

/**
 * Serve the production build until it is told to stop. Signals reach the server,
 * which finishes the requests it has; being stopped so is a success. A server that ended
 * because of an error nobody caught is started anew.
 *
 * @param whenReady called once the server answers
 * @returns the exit status: the server's own when it ends by itself
 * @throws {AppError} conflict, when there is no build or the port is taken.
 */
export async function serve(
  { HOST, PORT }: Address,
  whenReady: () => Promise<void>,
): Promise<number> {
  if (!existsSync(".next/BUILD_ID")) {
    throw new AppError(
      "conflict",
      "Framewise is not built yet. Run `npm run build`, then start it.",
    );
  }
  await requireFreePort({ HOST, PORT });
  let server = start({ HOST, PORT });
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      stopping = true;
      server.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    });
  }
  let exit = once(server, "exit") as Promise<[number | null]>;
  const ready = answers({ HOST, PORT }, () => server.exitCode === null);
  if (await ready) await whenReady();
  for (;;) {
    const [status] = await exit;
    if (stopping) return 0;
    if (status !== CRASHED) return status ?? 1;
    server = start({ HOST, PORT });
    exit = once(server, "exit") as Promise<[number | null]>;
  }
}

/** The server's process. Its channel tells it when this one is gone, so that it ends too. */
function start({ HOST, PORT }: Address): ChildProcess {
  return spawn(process.execPath, [next, "start", "-H", HOST, "-p", String(PORT)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
}

/** Whether the server answered before it ended. */
async function answers({ HOST, PORT }: Address, running: () => boolean): Promise<boolean> {
  const host = HOST.includes(":") ? `[${HOST}]` : HOST;
  while (running()) {
    const answer = await fetch(`http://${host}:${PORT}/healthz`).catch(() => null);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}

/** @throws {AppError} conflict, when another program listens there. */
export function requireFreePort({ HOST, PORT }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Another program is using port ${PORT} on ${HOST}. Stop it, or choose another port, such as PORT=${PORT + 1}.`;
      reject(error.code === "EADDRINUSE" ? new AppError("conflict", taken) : error);
    });
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });
}
