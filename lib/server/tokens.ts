import { createHash, randomBytes } from "node:crypto";

/** A secret for a link: 256 random bits, in letters that fit an address. */
export function createToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token. Unlike a password it cannot be guessed, so a fast hash is enough. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
