import { headers } from "next/headers";
import type { Person } from "@/lib/data/users";
import { findPasswordHash } from "@/lib/data/users";
import { AppError } from "@/lib/domain/errors";
import { clientAddress } from "@/lib/server/address";
import { checkOwnPassword } from "@/lib/server/credentials";

/**
 * Whoever has a password has to enter it before what guards the account changes: an unlocked
 * laptop is not enough to take it over.
 *
 * @throws {AppError} invalid_input, too_many_requests
 */
export async function requirePassword({ id, email }: Person, password: string): Promise<void> {
  if ((await findPasswordHash(id)) === null) return;
  try {
    await checkOwnPassword({ email, password }, clientAddress(await headers()));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_signed_in") throw error;
    throw new AppError("invalid_input", "The current password is not right.");
  }
}
