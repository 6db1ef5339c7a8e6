import { hash, verify } from "@node-rs/argon2";
import { PASSWORDS_AT_ONCE } from "@/lib/domain/limits";
import { canonicalPassword } from "@/lib/domain/password";
import { atMost } from "./at-most";

/** argon2id, as OWASP's password storage cheat sheet sets it: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Passwords are hashed on the threads that also serve the database: with more
 * than two at a time, a class signing in would hold up those who are coding.
 */
export const passwordGate = atMost(PASSWORDS_AT_ONCE);

export function hashPassword(password: string): Promise<string> {
  return passwordGate(() => hash(canonicalPassword(password), ARGON2ID));
}

/**
 * Whether the password is the one that was hashed. Without a hash (no such
 * account, or no password chosen) it takes as long and is always false.
 * Call it inside `passwordGate`.
 */
export async function verifyPassword(passwordHash: string | null, password: string) {
  const matches = await verify(passwordHash ?? (await nobodys()), canonicalPassword(password));
  return matches && passwordHash !== null;
}

let nobodysHash: Promise<string> | undefined;
const nobodys = () => (nobodysHash ??= hash(crypto.randomUUID(), ARGON2ID));
