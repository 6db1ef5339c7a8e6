import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseUrl } from "./url";

/** Where a database's migrations are. */
export function migrationsFolder(provider: DatabaseUrl["provider"]): string {
  return join(process.cwd(), "prisma", "migrations", provider);
}

/** Names of a database's migrations on disk, oldest first. */
export function migrationNames(provider: DatabaseUrl["provider"]): string[] {
  return readdirSync(migrationsFolder(provider), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
