import { parseArgs } from "node:util";
import { restoreBackup } from "@/lib/data/restores";
import { UsageError } from "./command";

export const usage = `restore NAME [--json]

Put a backup in the place of this installation's database. Stop the server first. NAME is
a backup's name in the folder of backups, or the path of its folder. The present database
is kept under another name, which is printed.

Everybody has to sign in again, and links that had not been used no longer work. What was
changed since the backup is not in it, such as passwords, disabled accounts and revoked
tokens: look at those.`;

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) throw new UsageError("Name one backup.");
  const { backup, before } = await restoreBackup(name);
  if (values.json) console.log(JSON.stringify({ name: backup.name, before }));
  else {
    console.log(`Restored ${backup.name}, as of ${backup.manifest.startedAt}.`);
    if (before) console.log(`What was there before is now ${before}.`);
  }
}
