import type { LinkPurpose } from "@/lib/data/links";
import { createLink } from "@/lib/data/links";
import { countPeople, findCredentials } from "@/lib/data/users";
import type { AdminAccess } from "@/lib/domain/access";
import { canonicalEmail } from "@/lib/domain/email";
import { AppError } from "@/lib/domain/errors";
import { config } from "./config";
import { createToken, hashToken } from "./tokens";

/** Where the first administrator is made; a fresh link each time, null once somebody has an account. */
export async function setUpLink(): Promise<string | null> {
  return (await countPeople()) > 0 ? null : link("set-up", null, null);
}

/**
 * A link that signs one person in, once, without a password.
 *
 * @param actor the administrator who asks for it; null for the command line
 * @throws {AppError} not_found; conflict, for a disabled account.
 */
export async function signInLink(email: string, actor: AdminAccess | null): Promise<string> {
  const user = await findCredentials(canonicalEmail(email));
  if (!user) throw new AppError("not_found", "There is no account with this e-mail address.");
  if (user.disabledAt) throw new AppError("conflict", "This account is disabled. Enable it first.");
  return link("sign-in", user.id, actor);
}

async function link(
  purpose: LinkPurpose,
  userId: string | null,
  actor: AdminAccess | null,
): Promise<string> {
  const token = createToken();
  await createLink(purpose, userId, hashToken(token), new Date(), actor);
  return `${config().PUBLIC_URL}/link/${token}`;
}
