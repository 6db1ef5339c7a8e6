import { AppError } from "./errors";

/** Lengths, in code points. The upper one keeps hashing cheap; nobody types as much. */
const MIN = 12;
const MAX = 256;

/**
 * Check a password somebody chooses. Length matters most, so there are no rules
 * about capitals or digits; only what is guessed first is refused.
 *
 * @throws {AppError} invalid_input, saying what to change.
 */
export function checkPassword(password: string, email: string): void {
  // UTF-16 first: a megabyte is refused without walking through it.
  if (password.length > 2 * MAX || [...password].length > MAX) {
    throw refuse(`A password may have at most ${MAX} characters.`);
  }
  if ([...password].length < MIN) {
    throw refuse(
      `A password needs at least ${MIN} characters; a short sentence is easy to remember.`,
    );
  }
  const lower = password.toLowerCase();
  if (lower === email || lower === email.split("@")[0]) {
    throw refuse("The password must not be your e-mail address.");
  }
  if (isGuessedFirst(lower)) {
    throw refuse(
      "This password is among the first that would be guessed. Choose a less common one.",
    );
  }
}

/** Common words with digits and punctuation added, runs of the keyboard, few different characters. */
function isGuessedFirst(lower: string): boolean {
  const letters = lower.replace(/\P{L}/gu, "");
  const half = letters.slice(0, letters.length / 2);
  return (
    new Set(lower).size < 5 ||
    COMMON.has(letters) ||
    (half + half === letters && COMMON.has(half)) ||
    RUNS.some((run) => run.includes(lower))
  );
}

const RUNS = [
  "01234567890123456789",
  "98765432109876543210",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb",
];

/** The letters of what leads every list of leaked passwords, and of what suggests itself here. */
const COMMON = new Set(
  (
    "password passwort motdepasse contrasena senha parola lozinka haslo wachtwoord passphrase " +
    "mypassword newpassword thisismypassword passwordis secret topsecret changeme letmein " +
    "welcome welcomeback hello helloworld iloveyou iloveyousomuch loveyou trustnoone whatever " +
    "admin administrator root user guest test testing default login qwerty qwertz azerty " +
    "qwertyuiop qwertzuiop asdfghjkl zxcvbnm asdf qwertyasdf qwer abc abcabc abcdef abcdefgh " +
    "dragon monkey football baseball basketball superman batman spiderman starwars pokemon " +
    "princess sunshine shadow master michael jennifer jordan charlie unbelievable computer " +
    "internet freedom liverpool manchester chelsea barcelona summer winter spring autumn " +
    "sommer januar february monday correcthorsebatterystaple framewise framing codebook " +
    "reviewer university universitaet student research"
  ).split(" "),
);

function refuse(message: string): AppError {
  return new AppError("invalid_input", message);
}
