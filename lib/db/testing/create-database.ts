import { randomBytes } from "node:crypto";
import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    database: { provider: "sqlite" | "postgresql"; template: string; server: string };
  }
}

/** A new database, migrated the way an installation is. @returns its DATABASE_URL */
export async function createDatabase(): Promise<string> {
  const { provider, template, server } = inject("database");
  const name = `test_${randomBytes(8).toString("hex")}`;
  if (provider === "sqlite") {
    const file = join(dirname(template), `${name}.db`);
    copyFileSync(template, file);
    return `file:${file}`;
  }
  const url = new URL(server);
  url.pathname = "/postgres";
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}
