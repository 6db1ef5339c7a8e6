import { findLinkPerson, consumeSignInLink } from "@/lib/data/links";
import { recordRefusedSignIn } from "@/lib/data/sessions";
import { findCredentials } from "@/lib/data/users";
import { canonicalEmail } from "@/lib/domain/email";
import { AppError } from "@/lib/domain/errors";
import { FAILURES_OF_ACCOUNT, FAILURES_OF_ADDRESS } from "@/lib/domain/limits";
import { passwordGate, verifyPassword } from "./passwords";
import { rateLimit } from "./rate-limit";
import { passesSecondStep } from "./second-step";
import { hashToken } from "./tokens";

const TOO_MANY = "Too many attempts to sign in.";

/** Beyond any password that could have been chosen (lib/domain/password.ts), in UTF-16. */
const LONGEST = 512;

/** Attempts on one account, whether it exists or not; a success clears them. */
const accounts = rateLimit(
  { name: "sign-in-account", ...FAILURES_OF_ACCOUNT, counted: "kept" },
  TOO_MANY,
  async (email) => recordRefusedSignIn((await findCredentials(email))?.id ?? null, "locked"),
);

/** Failures from one address: higher, because a class may share one. */
const addresses = rateLimit(
  { name: "sign-in-address", ...FAILURES_OF_ADDRESS, counted: "kept" },
  TOO_MANY,
);

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Whose e-mail address and password these are, and whose code of the second step, where
 * the account has one.
 *
 * Whoever tries learns only that they do not belong together: an unknown address, a wrong
 * password, a wrong code and a disabled account are answered alike and after the same time;
 * and beyond the limits, right and wrong passwords are refused alike.
 *
 * @returns the person's id.
 * @throws {AppError} not_signed_in, invalid_input, too_many_requests
 */
export function checkCredentials(
  { code, ...credentials }: Credentials & { readonly code: string },
  address: string,
): Promise<string> {
  return authenticate(credentials, address, (userId) => passesSecondStep(userId, code));
}

/**
 * Whether somebody who is signed in knows the account's password; counted and answered as
 * `checkCredentials`, without the second step, which was passed when signing in.
 */
export function checkOwnPassword(credentials: Credentials, address: string): Promise<string> {
  return authenticate(credentials, address, () => Promise.resolve(true));
}

/**
 * Whose one-time link this is; uses it up, once the code of the second step is right too.
 *
 * @returns the person's id.
 * @throws {AppError} not_found, not_signed_in, too_many_requests
 */
export async function checkLink(token: string, code: string): Promise<string> {
  const tokenHash = hashToken(token);
  const { id, email } = await findLinkPerson(tokenHash);
  await accounts.consume(email);
  if (!(await passesSecondStep(id, code))) {
    await recordRefusedSignIn(id, "mismatch");
    throw new AppError(
      "not_signed_in",
      "The code of the second step is not right. Enter the one that your app shows now, or a recovery code.",
    );
  }
  const userId = await consumeSignInLink(tokenHash);
  await accounts.forget(email);
  return userId;
}

/** The address whose account is meant; what is none is nobody's, and answered as a wrong password. */
function addressIn(given: string): string {
  try {
    return canonicalEmail(given);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return "";
  }
}

async function authenticate(
  { email: given, password }: Credentials,
  address: string,
  passes: (userId: string) => Promise<boolean>,
): Promise<string> {
  if (password.length > LONGEST) {
    throw new AppError("invalid_input", "No password is that long. Check what you entered.");
  }
  const email = addressIn(given);
  return passwordGate(async () => {
    await accounts.consume(email);
    await addresses.check(address);
    const user = await findCredentials(email);
    const matches = await verifyPassword(user?.passwordHash ?? null, password);
    if (!user || !matches || user.disabledAt || !(await passes(user.id))) {
      await addresses.consume(address);
      await recordRefusedSignIn(user?.id ?? null, "mismatch");
      throw new AppError(
        "not_signed_in",
        "These do not belong together. Check the e-mail address and the password, and the code if you turned on the second step.",
      );
    }
    await accounts.forget(email);
    return user.id;
  });
}
