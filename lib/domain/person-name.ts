import { AppError } from "./errors";

/**
 * A person's name as others will see it: white space tidied, at most 100 code points.
 *
 * @throws {AppError} invalid_input, for none, for a long one, and for invisible characters.
 */
export function personName(raw: string): string {
  const name = raw.normalize("NFC").trim().replace(/\s+/gu, " ");
  if (name === "") throw new AppError("invalid_input", "Enter a name, so that others know you.");
  if ([...name].length > 100) {
    throw new AppError("invalid_input", "A name may have at most 100 characters.");
  }
  if (/\p{C}/u.test(name)) {
    throw new AppError(
      "invalid_input",
      "The name holds characters that cannot be seen. Type it again.",
    );
  }
  return name;
}
