import { randomBytes } from "node:crypto";
import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    database: { provider: "sqlite" | "postgresql"; template: string; server: string };
  }
}

/** Give this test file a database of its own: real, and migrated the way an installation is. */
const { provider, template, server } = inject("database");
const name = `test_${randomBytes(8).toString("hex")}`;

if (provider === "sqlite") {
  const file = join(dirname(template), `${name}.db`);
  copyFileSync(template, file);
  process.env.DATABASE_URL = `file:${file}`;
} else {
  const url = new URL(server);
  url.pathname = "/postgres";
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await client.end();
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
}

afterAll(async () => {
  const { prisma } = await import("../client");
  await prisma.$disconnect();
});
