import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { freePort } from "../free-port";
import type { TemporaryPostgres } from "../postgres";
import { startPostgres } from "../postgres";
import type { Standby } from "../standby";
import { startStandby } from "../standby";
import { Acknowledgements } from "./acknowledgements";
import type { Crowd } from "./tags";
import { Server } from "./server";

export interface Plan {
  readonly database: "sqlite" | "postgresql";
  /** Processes of the program, on one PostgreSQL */
  readonly processes: number;
  /** Reports and exports are read from a second PostgreSQL. */
  readonly replica: boolean;
  readonly reviewers: number;
  /** What there is before anybody comes. */
  readonly articles: number;
  readonly tags: number;
}

/** A whole installation in a folder of its own, which is thrown away. */
export interface Site {
  readonly folder: string;
  readonly servers: readonly Server[];
  readonly crowd: Crowd;
  readonly postgres: TemporaryPostgres | null;
  readonly acknowledgements: Acknowledgements;
  /** Run the command line beside the servers. @returns its exit status */
  framewise(...args: string[]): Promise<number>;
  /** Texts for an import of so many articles. */
  texts(articles: number): string[];
  /** Bytes of SQLite's journal; 0 on PostgreSQL. */
  journalBytes(): number;
  close(): Promise<void>;
}

export async function openSite(plan: Plan): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "framewise-swarm-"));
  const file = join(folder, "framewise.db");
  const postgres = plan.database === "postgresql" ? await startPostgres() : null;
  const url = postgres ? await postgres.createDatabase("swarm") : `file:${file}`;
  const ports: number[] = [];
  for (let n = 0; n < plan.processes; n++) ports.push(await freePort((ports.at(-1) ?? 4_700) + 1));
  const env = {
    DATABASE_URL: url,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
    BACKUP_FOLDER: join(folder, "backups"),
    LOG_LEVEL: "fatal",
  };
  Object.assign(process.env, env);
  // Imported now, because they connect to the database named above.
  const { migrateDatabase } = await import("@/lib/data/migration");
  const { createCrowd } = await import("./crowd");
  const { prisma } = await import("@/lib/db/client");
  await migrateDatabase();
  const crowd = await createCrowd(plan.reviewers, plan.articles, plan.tags);
  await prisma.$disconnect();

  const standby: Standby | null = postgres && plan.replica ? await startStandby(postgres) : null;
  const more: Record<string, string> = standby
    ? { DATABASE_REPLICA_URL: standby.address("swarm") }
    : {};
  const servers = ports.map((port) => new Server(port, { ...env, ...more }));
  const acknowledgements = new Acknowledgements(join(folder, "acknowledged.jsonl"));
  return {
    ...{ folder, servers, crowd, postgres, acknowledgements },
    async framewise(...args) {
      const command = ["--import", "tsx", "cli/framewise.ts", ...args];
      const child = spawn(process.execPath, command, {
        env: { ...process.env, ...env },
        stdio: ["ignore", args[0] === "verify" ? "inherit" : "ignore", "inherit"],
      });
      const [status] = (await once(child, "exit")) as [number | null];
      return status ?? 1;
    },
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
      acknowledgements.close();
      for (const server of servers) await server.stop();
      await standby?.stop();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
