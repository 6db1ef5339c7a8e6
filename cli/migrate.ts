import { parseArgs } from "node:util";
import { migrateDatabase } from "@/lib/data/migration";

export const usage = `migrate [--json]

Bring the database named by DATABASE_URL to the newest version; a new SQLite
file is created. Running it again changes nothing.`;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { json: { type: "boolean" } } });
  const applied = await migrateDatabase();
  if (values.json) console.log(JSON.stringify({ applied }));
  else if (applied.length === 0) console.log("The database is up to date.");
  else console.log(`Applied ${applied.join(", ")}.`);
}
