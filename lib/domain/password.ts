import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { AppError } from "./errors";

/** Lengths, in code points. The upper one keeps hashing cheap; nobody types as much. */
const MIN = 12;
const MAX = 256;

/** What must be guessed at least: at ten guesses in a quarter of an hour it takes longer than anybody lives. */
const GUESSES = 1e9;

/** As much of a password as is judged, in UTF-16: what is strong so far stays so. */
const JUDGED = 64;

/** What suggests itself here, and is in no list of common passwords. */
const LOCAL = ["framewise", "framing", "codebook", "reviewer", "correct horse battery staple"];

let estimator: ZxcvbnFactory | undefined;

/** The form in which a password is judged and hashed: the same characters typed on another keyboard are the same password. */
export const canonicalPassword = (password: string) => password.normalize("NFKC");

/** Whose password it is to be, as far as it suggests passwords. */
export interface PasswordOwner {
  /** Canonical (lib/domain/email.ts) */
  readonly email: string;
  readonly name: string;
}

/**
 * Check a password somebody chooses. Length matters most, so there are no rules
 * about capitals or digits; only what is guessed early is refused: the 40,000 passwords
 * that leak most, their variations, names, dates, runs of the keyboard and repetitions.
 *
 * Wheeler, D. L. (2016). zxcvbn: low-budget password strength estimation. USENIX Security.
 *
 * @throws {AppError} invalid_input, saying what to change.
 */
export function checkPassword(entered: string, { email, name }: PasswordOwner): void {
  // UTF-16 first: a megabyte is refused without walking through it.
  const password = entered.length > 2 * MAX ? null : canonicalPassword(entered);
  if (password === null || [...password].length > MAX) {
    throw refuse(`A password may have at most ${MAX} characters.`);
  }
  if ([...password].length < MIN) {
    throw refuse(
      `A password needs at least ${MIN} characters; a short sentence is easy to remember.`,
    );
  }
  const lower = password.toLowerCase();
  if (lower === email || lower === email.split("@")[0] || lower === name.toLowerCase()) {
    throw refuse("The password must not be your name or your e-mail address.");
  }
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const known = [...LOCAL, email, ...email.split(/[@.]/), ...wordsOf(name)];
  if (estimator.check(password.slice(0, JUDGED), known).guesses < GUESSES) {
    throw refuse(
      "This password is among the first that would be guessed. Choose a less common one, such as a short sentence of your own.",
    );
  }
}

/** A name's words, and as they are typed without marks above and below. */
function wordsOf(name: string): string[] {
  const words = name.toLowerCase().split(/\s+/);
  return [...words, ...words.map((word) => word.normalize("NFD").replace(/\p{M}/gu, ""))];
}

function refuse(message: string): AppError {
  return new AppError("invalid_input", message);
}
