import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withSchemaEngine } from "@/lib/db/schema-engine";
import type { DatabaseUrl } from "@/lib/db/url";
import { startPostgres } from "./postgres";
import { postgresqlSchema, SCHEMA } from "./schema";

/**
 * `npm run migration -- NAME`: write the migration from the last migrated schema
 * to the present one, for both databases. Read what it wrote, add the CHECK
 * constraints of new tables by hand, and never edit a migration that has landed.
 */
const MIGRATED = "prisma/migrations/schema.prisma";
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("usage: npm run migration -- name_in_small_letters");
  process.exit(2);
}

const before = existsSync(MIGRATED) ? readFileSync(MIGRATED, "utf8") : null;
const after = readFileSync(SCHEMA, "utf8");
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);

const postgres = await startPostgres();
const databases: DatabaseUrl[] = [
  { provider: "sqlite", file: ":memory:" },
  { provider: "postgresql", url: await postgres.createDatabase("migration") },
];

for (const database of databases) {
  const { provider } = database;
  const variant = provider === "sqlite" ? (schema: string) => schema : postgresqlSchema;
  const script = await diff(database, before && variant(before), variant(after));
  const folder = join("prisma", "migrations", provider, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), script);
  writeFileSync(
    join("prisma", "migrations", provider, "migration_lock.toml"),
    `# Written by scripts/migration.ts\nprovider = "${provider}"\n`,
  );
  console.log(join(folder, "migration.sql"));
}
await postgres.stop();
writeFileSync(MIGRATED, after);

/** The SQL between two schemas, in the dialect of `database`, which stays empty. */
function diff(database: DatabaseUrl, before: string | null, after: string): Promise<string> {
  const container = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  return withSchemaEngine(database, after, async (engine) => {
    const { stdout } = await engine.diff({
      from: before === null ? { tag: "empty" } : container(before),
      to: container(after),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    // The engine leaves the quotes off a JSON default for SQLite.
    return (stdout ?? "").replace(/DEFAULT (\[\]|\{\})/g, "DEFAULT '$1'");
  });
}
