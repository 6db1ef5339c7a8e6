import { AppError } from "./errors";

/**
 * The one form in which an e-mail address is stored, compared and counted: NFKC,
 * lower case, no white space at the ends. Two spellings that a mail server or a
 * reader takes for the same address become the same string.
 *
 * An address that only looks like one is refused rather than repaired: an "＠" that
 * is not the @ sign, a second @, white space, invisible or foreign letters inside.
 *
 * @throws {AppError} invalid_input
 */
export function canonicalEmail(raw: string): string {
  const email = raw.trim();
  const canonical = email.normalize("NFKC").toLowerCase();
  if (
    email.length > MAX_LENGTH ||
    UNSEEN.test(email) ||
    email.split("@").length !== 2 ||
    !ADDRESS.test(canonical)
  ) {
    throw new AppError(
      "invalid_input",
      "This is not an e-mail address we can use. Please type it like name@example.org.",
    );
  }
  return canonical;
}

/** RFC 5321, 4.5.3.1.3: a path of 256 octets, without its angle brackets. */
const MAX_LENGTH = 254;

/** Control, format, private and unassigned characters: nobody can see that they are there. */
const UNSEEN = /\p{C}/u;

/**
 * One @, something before it, a host name after it; ASCII only, so that no Cyrillic
 * "а" can pass for a Latin one. (A host name in another script has its xn-- form.)
 */
const ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/;
