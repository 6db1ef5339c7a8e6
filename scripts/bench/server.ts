import { spawn } from "node:child_process";
import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { next } from "@/cli/build";
import { send } from "./load";

/** Start the production build; `coldStart` is the milliseconds until its first answer. */
export async function startServer(
  port: number,
): Promise<{ coldStart: number; pid: number; stop: () => Promise<void> }> {
  const begun = performance.now();
  const server = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const answers = () => send({ url: `http://127.0.0.1:${port}/healthz` }).catch(() => null);
  while ((await answers())?.status !== 200) {
    if (server.exitCode !== null) throw new Error("The server did not start.");
    await sleep(20);
  }
  return {
    coldStart: performance.now() - begun,
    pid: server.pid!,
    async stop() {
      const exit = once(server, "exit");
      server.kill("SIGTERM");
      await exit;
    },
  };
}
