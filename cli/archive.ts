import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import type { ArchiveItem } from "@/lib/data/archive/read";
import { readArchive } from "@/lib/data/archive/read";
import { storeArchive } from "@/lib/data/archive/store";
import { listPeople } from "@/lib/data/users";
import { AppError } from "@/lib/domain/errors";
import { archiveFiles } from "@/lib/server/archive/write";
import type { CheckedArchive } from "@/lib/server/archive/read";
import { withArchive } from "@/lib/server/archive/read";
import { zipOf } from "@/lib/server/exports/zip";
import { UsageError } from "./command";
import { openProject } from "./project";

export const usage = `archive --project SLUG --out FILE
archive --in FILE [--slug SLUG] [--user EMAIL=EMAIL]… [--dry-run] [--json]

Write everything of one project into FILE: codebook, articles with their texts, all work
with its journal, settling, discussions, reports and history, also what reviewers have not
handed in yet. It is what stands at one moment, though people go on working.

Or take the project of an archive in, everything or nothing. --slug gives it another name
in addresses. --user says that a person of the archive (the first address) is an account
here (the second); everybody else gets an account that is disabled and has no password:
“framewise user enable” and “user link” let them in. --dry-run only checks the archive and
lists its people. What the files hold: docs/schemas.`;

/** Bytes that an archive may unpack to: it is named by whoever runs the server. */
const MOST = 1024 ** 4;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      project: { type: "string" },
      out: { type: "string" },
      in: { type: "string" },
      slug: { type: "string" },
      user: { type: "string", multiple: true, default: [] },
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const { in: source, out } = values;
  if ((source === undefined) === (out === undefined)) {
    throw new UsageError("Name the file to write (--out FILE) or to take in (--in FILE).");
  }
  if (out !== undefined) return writeArchive(values.project, out);
  await withArchive(source!, MOST, async (archive) => {
    const { manifest, users } = archive;
    if (values["dry-run"]) return print(archive, values.json);
    const slug = await storeArchive(null, archive, {
      slug: values.slug ?? manifest.project.slug,
      accounts: await accountsOf(archive, values.user),
      needsLead: false,
    });
    const rows = manifest.files.reduce((sum, file) => sum + file.rows, 0);
    const said = `“${manifest.project.name}” is now the project ${slug}: ${rows} rows, ${users.length} people.`;
    console.log(values.json ? JSON.stringify({ project: slug, rows, people: users.length }) : said);
  });
}

/** Nothing is at `out` until all of it is there. */
async function writeArchive(project: string | undefined, out: string): Promise<void> {
  const access = await openProject(project, "project:edit");
  const content = { drafts: true };
  const unfinished = `${out}.unfinished`;
  try {
    const pieces = zipOf(archiveFiles(shown(readArchive(access, content)), content));
    await pipeline(pieces, createWriteStream(unfinished, { flags: "wx", mode: 0o600 }));
    await rename(unfinished, out);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code !== "EEXIST") await rm(unfinished, { force: true });
    const why: Readonly<Record<string, string>> = {
      EEXIST: `Another archive is being written to ${out}; if not, delete ${unfinished}.`,
      ENOENT: "There is no such folder.",
      EACCES: "The file may not be written.",
      ENOSPC: "The disk is full.",
    };
    const sentence = why[String(code)];
    throw sentence ? new AppError("invalid_input", sentence, { cause: error }) : error;
  }
}

/** Rows between two words on how far it is. */
const EVERY = 500;

/** The same rows; a terminal is told how many there were so far. */
async function* shown(items: AsyncIterable<ArchiveItem>): AsyncGenerator<ArchiveItem> {
  const { stderr } = process;
  let rows = 0;
  for await (const item of items) {
    if (stderr.isTTY && rows++ % EVERY === 0) {
      stderr.write(`\r\u001b[K${rows.toLocaleString("en")} rows, at ${item.noun}`);
    }
    yield item;
  }
  if (stderr.isTTY) stderr.write("\r\u001b[K");
}

function print({ manifest, users }: CheckedArchive, asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify({ ...manifest, users }, null, 1));
    return;
  }
  const { name, slug } = manifest.project;
  console.log(`“${name}” (${slug}), ${manifest.content}`);
  for (const { name: file, rows } of manifest.files) console.log(`  ${file}: ${rows}`);
  for (const user of users) console.log(`  ${user.name} ${user.email ?? "(left the project)"}`);
}

/** Who of the archive is which account here. */
async function accountsOf(
  { users }: CheckedArchive,
  chosen: readonly string[],
): Promise<Map<string, string>> {
  const people = await listPeople();
  return new Map(
    chosen.map((pair) => {
      const [there, here] = pair.split("=");
      if (!there || !here) throw new UsageError(`“${pair}” is not EMAIL=EMAIL.`);
      const user = users.find(({ email }) => email === there);
      const account = people.find(({ email }) => email === here);
      if (!user) throw new AppError("not_found", `The archive names nobody with ${there}.`);
      if (!account) throw new AppError("not_found", `Nobody has an account with ${here}.`);
      return [user.id, account.id];
    }),
  );
}
