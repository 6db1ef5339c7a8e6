import { randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { findSecondStep, takeRecoveryCode, takeTimeStep } from "@/lib/data/second-steps";
import { hashToken } from "./tokens";

/** Steps by which a device's clock may be wrong, to either side (RFC 6238 §5.2). */
const WINDOW = 1;

/** Of recovery codes: none of their characters is taken for another one. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const CODES = 10;

/** 160 random bits in base32, as RFC 4226 advises. */
export function createSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the square picture says to an authenticator app. */
export function keyAddress(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** The time step that a code belongs to; null when it is not the secret's. */
export function timeStep(secret: string, code: string, now = Date.now()): number | null {
  const device = totp(secret);
  const delta = device.validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : device.counter({ timestamp: now }) + delta;
}

/** Ten codes of 49 bits each, and what is stored of them. */
export function createRecoveryCodes(): { readonly codes: string[]; readonly hashes: string[] } {
  const part = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  const codes = Array.from({ length: CODES }, () => `${part()}-${part()}`);
  return { codes, hashes: codes.map(hashCode) };
}

/**
 * Whether somebody may pass the second step: by having none, or by the code of the moment or a
 * recovery code, each of which works once.
 */
export async function passesSecondStep(userId: string, code: string): Promise<boolean> {
  const { secret, confirmedAt } = await findSecondStep(userId);
  if (!secret || !confirmedAt) return true;
  const entered = code.replace(/\s/g, "").toLowerCase();
  if (!/^\d{6}$/.test(entered)) return takeRecoveryCode(userId, hashCode(entered));
  const step = timeStep(secret, entered);
  return step !== null && takeTimeStep(userId, step);
}

const hashCode = (code: string) => hashToken(code.replaceAll("-", ""));

const totp = (secret: string, label = "") =>
  new TOTP({ issuer: "Framewise", label, secret: Secret.fromBase32(secret) });
