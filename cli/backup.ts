import { parseArgs } from "node:util";
import { bytesOf } from "@/lib/data/backup-files";
import { backupFolder, drillBackup, makeBackup } from "@/lib/data/backups";
import { findBackup } from "@/lib/data/backup-files";
import { UsageError } from "./command";

export const usage = `backup [--nightly] [--drill] [--json]
       backup drill NAME [--json]

Copy the whole database into a folder of its own, with a list of what is in it and its
SHA-256, while the server runs. The folder of backups is BACKUP_FOLDER, or backups beside
the data. The secret that signs sessions is not in it.

--nightly  as the server does it at three at night: once a night, and remove nightly ones
           that are older than a week, except the newest of each of four weeks
--drill    restore it somewhere else afterwards, look whether it is whole, and throw that away
drill NAME the same with a backup made earlier`;

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      nightly: { type: "boolean", default: false },
      drill: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const say = (sentence: string, facts: object) =>
    console.log(values.json ? JSON.stringify(facts) : sentence);
  const [what, name, ...more] = positionals;
  if (what === "drill" && name !== undefined && more.length === 0) {
    await drillBackup(findBackup(backupFolder(), name));
    return say(`${name} can be restored.`, { name, restorable: true });
  }
  if (what !== undefined) throw new UsageError("Say nothing more, or: drill NAME.");
  const backup = await makeBackup(values.nightly ? "nightly" : "manual");
  if (!backup) return say("This night's backup is there already, or being made.", { name: null });
  if (values.drill) await drillBackup(backup);
  const bytes = bytesOf(backup.manifest);
  say(`${backup.folder}: ${bytes} bytes${values.drill ? ", restored and whole" : ""}.`, {
    name: backup.name,
    folder: backup.folder,
    bytes,
    drilled: values.drill,
  });
}
