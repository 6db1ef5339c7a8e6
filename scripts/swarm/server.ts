import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** Tells the metrics; of an installation that is thrown away. */
const METRICS_TOKEN = "for-the-swarm-and-nobody-else-0123456789";

/** Milliseconds in which a server has to be there. */
const PATIENCE = 60_000;

/** One process of the program, started and stopped as whoever runs it does. */
export class Server {
  readonly origin: string;
  #process: ChildProcess | null = null;

  constructor(
    private readonly port: number,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    this.origin = `http://127.0.0.1:${port}`;
  }

  /** Of `npm start`, which has begun the server; null while it does not run. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ["--import", "tsx", "cli/start.ts"], {
      env: { ...this.env, PORT: String(this.port), METRICS_TOKEN },
      stdio: ["ignore", "ignore", "inherit"],
      detached: true, // a group of its own, so that all of it can be killed at once
    });
    this.#process = child;
    for (const begun = Date.now(); Date.now() - begun < PATIENCE; await sleep(50)) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
      const answer = await fetch(`${this.origin}/readyz`).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error("The server was not ready in time.");
  }

  /** As a power cut would: nothing is finished, nothing is written down. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** As whoever runs it would: what was begun is finished. @returns its status; null when it did not run */
  stop(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  /** The figures of /metrics that have no labels, by name; none while it does not answer. */
  async metrics(): Promise<ReadonlyMap<string, number>> {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const answer = await fetch(`${this.origin}/metrics`, { headers }).catch(() => null);
    const lines = (await answer?.text())?.matchAll(/^(\w+) (\S+)$/gm) ?? [];
    return new Map([...lines].map(([, name, value]) => [name!, Number(value)]));
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const exit = once(child, "exit");
    process.kill(signal === "SIGKILL" ? -child.pid! : child.pid!, signal);
    const [status] = (await exit) as [number | null];
    return status;
  }
}
