import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import { freePort } from "../scripts/free-port";

/** Changes by being looked at, at most once a minute (lib/data/sessions.ts). */
const NOTED = ["lastSeenAt"];

/** A server of a test's own, on a copy of the database that nobody else changes. */
export interface Installation {
  readonly url: string;
  /** The tables whose rows are not as they were at first; makes them so again, under the running server. */
  readonly changes: () => Promise<string[]>;
  /** Let the server stand still for so many milliseconds, as a machine that is too busy does. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Megabytes that the server holds. */
  readonly memory: () => number;
  /** Milliseconds for which the server has computed so far. */
  readonly busy: () => number;
  /** The processes that the server has begun and that still run, by number. */
  readonly processes: () => readonly number[];
  readonly stop: () => Promise<void>;
}

/**
 * Keep the tests' database as it is now in a file of its own; what is done later is not in it.
 * Work that other tests have under way goes on there only: a server on the copy would take it up;
 * and the backup of the night is made there, so that no server on the copy begins one.
 */
export function snapshot(name: string): string {
  const file = join(process.env.E2E_FOLDER!, `${name}-${crypto.randomUUID()}.db`);
  const live = new Database(process.env.DATABASE_URL!.replace(/^file:/, ""), { readonly: true });
  live.prepare("VACUUM INTO ?").run(file);
  live.close();
  const copy = new Database(file);
  copy.exec(`UPDATE "Job" SET "state" = 'cancelled' WHERE "state" IN ('waiting', 'running')`);
  copy.exec(`UPDATE "WebhookDelivery" SET "state" = 'failed' WHERE "state" = 'waiting'`);
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
  copy
    .prepare(
      `INSERT INTO "Backup" ("id", "name", "kind", "startedAt", "finishedAt", "bytes")
       VALUES ('night', 'night', 'nightly', $tomorrow, $tomorrow, 0)`,
    )
    .run({ tomorrow });
  copy.close();
  return file;
}

/** The processes that a process has begun and that still run. */
function childrenOf(pid: number): readonly number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return list === "" ? [] : list.split(" ").map(Number);
}

/**
 * Serve a copy of a snapshot, which itself stays as it is.
 *
 * @param settings environment variables that are not as in the other tests
 */
export async function startInstallation(
  origin: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Installation> {
  const file = origin.replace(/\.db$/, `-${crypto.randomUUID()}.db`);
  const source = new Database(origin, { readonly: true });
  await source.backup(file);

  const port = await freePort(0);
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ["--import", "tsx", "cli/start.ts"], {
    env: {
      ...process.env,
      DATABASE_URL: `file:${file}`,
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: "error",
      ...settings,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  while (!(await fetch(`${url}/healthz`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}`);
    await sleep(100);
  }

  // `npm start` begins the server as a process of its own.
  const serving = childrenOf(server.pid!).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("next-server"),
  )!;

  const reader = new Database(file, { readonly: true });
  const tables = reader
    // The tables of full-text search are left out: they follow from the texts.
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name",
    )
    .pluck()
    .all()
    // The words of the text index have no rows to read; TextIndex has one for each of them.
    // The history is sealed a moment after it is written (lib/server/sealer.ts).
    .filter((name) => !/^(sqlite_|TextIndexWords|AuditSeal$)/.test(name))
    .map((name) => ({ name, rows: reader.prepare(`SELECT * FROM "${name}" ORDER BY rowid`) }));

  /** A digest of each table's rows, by table. */
  const digest = reader.transaction(
    () =>
      new Map(
        tables.map(({ name, rows }) => {
          const text = JSON.stringify(rows.all(), (key, value: unknown) =>
            NOTED.includes(key) ? undefined : value,
          );
          return [name, createHash("sha256").update(text).digest("base64")] as const;
        }),
      ),
  );
  /** Another number once anybody else has written; most requests write nothing, so there is nothing to digest. */
  const version = () => reader.pragma("data_version", { simple: true });
  let looked = version();
  const untouched = digest();
  const changedNow = () => {
    looked = version();
    const now = digest();
    return [...now.keys()].filter((name) => now.get(name) !== untouched.get(name));
  };

  return {
    url,
    async changes() {
      if (version() === looked) return [];
      const changed = changedNow();
      // The server may be writing still (the history is sealed late): until it is as it was.
      for (let now = changed; now.length > 0; now = changedNow()) await source.backup(file);
      return changed;
    },
    async pause(milliseconds) {
      process.kill(serving, "SIGSTOP");
      await sleep(milliseconds);
      process.kill(serving, "SIGCONT");
    },
    memory() {
      const status = readFileSync(`/proc/${serving}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
    },
    busy() {
      const [, rest = ""] = readFileSync(`/proc/${serving}/stat`, "utf8").split(") ");
      const [user, system] = rest.split(" ").slice(11, 13).map(Number) as [number, number];
      return (user + system) * 10; // hundredths of a second
    },
    processes: () => childrenOf(serving),
    async stop() {
      reader.close();
      source.close();
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    },
  };
}
