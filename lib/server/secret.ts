import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "@/lib/domain/errors";

/** 256 bits in base64url are 43 characters. */
export const SECRET_LENGTH = 32;

/** Beginnings of what installations in the wild are left with. */
const GUESSABLE =
  /^(change[-_ ]?me|secret|password|example|your[-_ ]|test|default|0123|1234)|^(.)\2*$/i;

/** Why a secret that somebody chose cannot sign sessions; null when it can. */
export function secretProblem(secret: string): string | null {
  if (secret.length < SECRET_LENGTH) {
    return `must have at least ${SECRET_LENGTH} characters; leave it out to have one made`;
  }
  return GUESSABLE.test(secret) ? "can be guessed; leave it out to have one made" : null;
}

/**
 * The secret of an installation that was given none: made at its first start and
 * kept in `folder`, readable by its owner only, so that sessions outlive a restart.
 */
export function keptSecret(folder: string): string {
  const file = join(folder, "secret");
  return read(file) ?? create(folder, file);
}

function read(file: string): string | null {
  try {
    const secret = readFileSync(file, "utf8").trim();
    const problem = secretProblem(secret);
    if (problem) throw new AppError("invalid_input", `The secret in ${file} ${problem}.`);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Linking fails when another process was first, and never shows a half-written file. */
function create(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, file);
    return secret;
  } catch (error) {
    const first = read(file);
    if (first === null) throw error;
    return first;
  } finally {
    unlinkSync(draft);
  }
}
