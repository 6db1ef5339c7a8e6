import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../free-port";
import type { TemporaryPostgres } from "../postgres";
import { startPostgres } from "../postgres";
import type { Standby } from "../standby";
import { startStandby } from "../standby";
import { Acknowledgements } from "./acknowledgements";
import { Server } from "./server";
import type { Crowd } from "./tags";
import { Tagger } from "./tags";

export interface Plan {
  readonly database: "sqlite" | "postgresql";
  /** Processes of the program, on one PostgreSQL */
  readonly processes: number;
  /** Reports and exports are read from a second PostgreSQL. */
  readonly replica: boolean;
  /** The large study of the benchmark, in place of a class that codes every article. */
  readonly large: boolean;
  readonly reviewers: number;
  /** What there is before anybody comes. */
  readonly articles: number;
  readonly tags: number;
}

/** A whole installation in a folder of its own, which is thrown away. */
export interface Site {
  readonly folder: string;
  readonly servers: readonly Server[];
  /** Of the servers */
  readonly origins: readonly string[];
  readonly crowd: Crowd;
  readonly tagger: Tagger;
  readonly acknowledgements: Acknowledgements;
  /** The database, and the one that copies it; null on SQLite and without a replica. */
  readonly postgres: TemporaryPostgres | null;
  readonly standby: Standby | null;
  /** Run the command line beside the servers. @returns its exit status */
  framewise(...args: string[]): Promise<number>;
  /** Whether everything that was acknowledged is there, and all else that must hold does. @returns 0 if so */
  verify(): Promise<number>;
  /** Texts for an import of so many articles. */
  texts(articles: number): string[];
  /** Bytes of SQLite's journal; 0 on PostgreSQL. */
  journalBytes(): number;
  close(): Promise<void>;
}

/** The name of the database on PostgreSQL. */
export const DATABASE = "swarm";

export async function openSite(plan: Plan): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "framewise-swarm-"));
  const file = join(folder, "framewise.db");
  const postgres = plan.database === "postgresql" ? await startPostgres() : null;
  const ports: number[] = [];
  while (ports.length < plan.processes) ports.push(await freePort(0));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: postgres ? await postgres.createDatabase(DATABASE) : `file:${file}`,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
    BACKUP_FOLDER: join(folder, "backups"),
    LOG_LEVEL: "fatal",
  };
  const crowd = await makeCrowd(plan, env);
  const standby = postgres && plan.replica ? await startStandby(postgres) : null;
  if (standby) env.DATABASE_REPLICA_URL = standby.address(DATABASE);
  const servers = ports.map((port) => new Server(port, env));
  const log = join(folder, "acknowledged.jsonl");
  const acknowledgements = new Acknowledgements(log);
  const framewise = async (...args: string[]) => {
    const command = ["--import", "tsx", "cli/framewise.ts", ...args];
    const child = spawn(process.execPath, command, {
      env,
      stdio: ["ignore", args[0] === "verify" ? "inherit" : "ignore", "inherit"],
    });
    const [status] = (await once(child, "exit")) as [number | null];
    return status ?? 1;
  };
  return {
    ...{ folder, servers, crowd, postgres, standby, acknowledgements, framewise },
    origins: servers.map(({ origin }) => origin),
    tagger: new Tagger(crowd.places),
    verify: () => framewise("verify", "--acknowledged", log),
    texts(articles) {
      const texts = join(folder, "texts");
      mkdirSync(texts, { recursive: true });
      return Array.from({ length: articles }, (_, n) => {
        const path = join(texts, `article-${n}.txt`);
        writeFileSync(path, `Article ${n}\n\n${`Paragraph of article ${n}. `.repeat(200)}`);
        return path;
      });
    },
    journalBytes: () =>
      postgres ? 0 : (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0),
    async close() {
      for (const server of servers) await server.stop();
      await standby?.stop();
      await postgres?.stop();
      acknowledgements.close(); // last: whoever still sends again is answered by nobody
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The study that people find when they come, made by a program of its own. */
async function makeCrowd(plan: Plan, env: NodeJS.ProcessEnv): Promise<Crowd> {
  const program = ["--import", "tsx", "scripts/swarm/make-crowd.ts", JSON.stringify(plan)];
  const { stdout } = await promisify(execFile)(process.execPath, program, {
    env,
    maxBuffer: 100_000_000,
  });
  return JSON.parse(stdout) as Crowd;
}
