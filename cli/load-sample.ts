import { parseArgs } from "node:util";
import { migrateDatabase } from "@/lib/data/migration";
import { countPeople } from "@/lib/data/users";
import { loadSample } from "./sample";

export const usage = `sample

Load the sample project into a new installation. One where somebody already has
an account is only brought up to date.`;

export async function run(args: string[]): Promise<void> {
  parseArgs({ args });
  await migrateDatabase();
  if ((await countPeople()) === 0) await loadSample((step) => console.log(step));
}
