import { userInfo } from "node:os";
import { nameOf } from "@/lib/db/check";
import { databaseUrl } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import { AppError } from "@/lib/domain/errors";
import { dataFolder } from "./database";
import type { Outage } from "./outage";
import { codesOf, outageOf } from "./outage";

/**
 * What to tell whoever began one of our programs that cannot go on: a sentence, and nothing
 * of what broke inside. Null where the error is a bug, which is to be shown in full.
 */
export function refusalOf(error: unknown): string | null {
  if (error instanceof AppError) return error.message;
  const codes = codesOf(error);
  const known = CODES.find(([pattern]) => codes.some((code) => pattern.test(code)));
  if (known) return known[1](error);
  const outage = outageOf(error);
  return outage && SENTENCES[outage](present());
}

/** By the beginning of the system's code, SQLite's or PostgreSQL's. */
const CODES: readonly (readonly [RegExp, (error: unknown) => string])[] = [
  [/^(EACCES|EPERM|EROFS|SQLITE_(CANTOPEN|PERM|READONLY))/, mayNotWrite],
  [/^28/, () => "The PostgreSQL server does not accept the user and password in DATABASE_URL."],
  [/^3D000/, () => "The PostgreSQL server has no such database as DATABASE_URL names. Create it."],
  [/^42501/, () => "The user in DATABASE_URL may not make tables in that database. Grant it that."],
];

const SENTENCES: Readonly<Record<Outage, (name: string) => string>> = {
  full: () => "The disk is full. Make room, and try again.",
  damaged: (name) =>
    `${name} is damaged, or its disk fails. Look at the disk; keep a copy of the file as it is; then restore a backup: \`npm run framewise -- restore NAME\`.`,
  "read-only": () =>
    "The database takes no changes at the moment, as a copy of another does. Name the one that does in DATABASE_URL.",
  unreachable: () =>
    "The database does not answer. Look whether it runs, and whether DATABASE_URL names it.",
  busy: (name) =>
    `Another program is using ${name}, and does not let go of it. End it, such as another command or a database browser, and try again.`,
};

function mayNotWrite(error: unknown): string {
  const { path } = error as { readonly path?: unknown };
  const place = typeof path === "string" ? path : dataFolder(databaseUrl());
  const { username, uid } = whoami();
  return (
    `${username} (user ${uid}), as whom this runs, may not write to ${place}. ` +
    `Give that folder and what is in it to this user, such as with \`chown -R ${uid} FOLDER\`; ` +
    "or look whether its disk is read-only."
  );
}

/** A container may give a number that has no name. */
function whoami(): { readonly username: string; readonly uid: number } {
  try {
    return userInfo();
  } catch {
    return { username: "A user without a name", uid: process.getuid?.() ?? -1 };
  }
}

const present = () => nameOf(parseDatabaseUrl(databaseUrl()));
