import { RateLimiterMemory } from "rate-limiter-flexible";
import { consumeSignInLink } from "@/lib/data/links";
import { recordRefusedSignIn } from "@/lib/data/sessions";
import { findCredentials } from "@/lib/data/users";
import { canonicalEmail } from "@/lib/domain/email";
import { AppError } from "@/lib/domain/errors";
import { passwordGate, verifyPassword } from "./passwords";
import { hashToken } from "./tokens";

const QUARTER_HOUR = 15 * 60;

/** Beyond any password that could have been chosen (lib/domain/password.ts), in UTF-16. */
const LONGEST = 512;

const limits = () => ({
  /** Attempts on one account, whether it exists or not; a success clears them. */
  accounts: new RateLimiterMemory({ points: 10, duration: QUARTER_HOUR }),
  /** Failures from one address: higher, because a class may share one. */
  addresses: new RateLimiterMemory({ points: 40, duration: QUARTER_HOUR }),
});

/** One count for the process: pages and route handlers may each load this module. */
const shared = globalThis as { framewiseSignIn?: ReturnType<typeof limits> };
const { accounts, addresses } = (shared.framewiseSignIn ??= limits());

/**
 * Whose e-mail address and password these are.
 *
 * Whoever tries learns only that the pair is wrong: an unknown address, a wrong
 * password and a disabled account are answered alike and after the same time;
 * and beyond the limits, right and wrong passwords are refused alike.
 *
 * @returns the person's id.
 * @throws {AppError} not_signed_in, invalid_input, too_many_requests
 */
export async function checkCredentials(
  credentials: { email: string; password: string },
  address: string,
): Promise<string> {
  const { password } = credentials;
  if (password.length > LONGEST) {
    throw new AppError("invalid_input", "No password is that long. Check what you entered.");
  }
  const email = canonicalEmail(credentials.email);
  return passwordGate(async () => {
    await requireAttemptsLeft(email, address);
    const user = await findCredentials(email);
    const matches = await verifyPassword(user?.passwordHash ?? null, password);
    if (!user || !matches || user.disabledAt) {
      await addresses.penalty(address);
      await recordRefusedSignIn(user?.id ?? null, "mismatch");
      throw new AppError(
        "not_signed_in",
        "This e-mail address and password do not belong together. Check both and try again.",
      );
    }
    await accounts.delete(email);
    return user.id;
  });
}

/**
 * Whose one-time link this is; uses it up.
 *
 * @returns the person's id.
 * @throws {AppError} not_found
 */
export function checkLink(token: string): Promise<string> {
  return consumeSignInLink(hashToken(token));
}

async function requireAttemptsLeft(email: string, address: string): Promise<void> {
  const account = await accounts.penalty(email);
  const locked = account.consumedPoints > accounts.points ? account : null;
  const failures = await addresses.get(address);
  const crowded = failures && failures.consumedPoints >= addresses.points ? failures : null;
  const refusal = locked ?? crowded;
  if (!refusal) return;

  if (locked?.consumedPoints === accounts.points + 1) {
    await recordRefusedSignIn((await findCredentials(email))?.id ?? null, "locked");
  }
  const retryAfter = Math.ceil(refusal.msBeforeNext / 1000);
  throw new AppError(
    "too_many_requests",
    `Too many attempts to sign in. Try again in ${Math.ceil(retryAfter / 60)} min.`,
    { retryAfter },
  );
}
