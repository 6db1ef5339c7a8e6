import { headers } from "next/headers";
import type { TokenGrant } from "@/lib/data/api-tokens";
import { findTokenGrant } from "@/lib/data/api-tokens";
import { TOKEN_PREFIX } from "@/lib/domain/api-token";
import { AppError } from "@/lib/domain/errors";
import { WRITES } from "@/lib/domain/limits";
import { currentHandling } from "./handling";
import { requireSameOrigin } from "./origin";
import { rateLimit } from "./rate-limit";
import { hashToken } from "./tokens";

/** Of each token, also requests that change nothing. */
export const tokenRequests = rateLimit(
  { name: "api", ...WRITES, counted: "together" },
  "This token has made too many requests.",
);

/** What is sent as a bearer token; null where nothing is. Other kinds of authorization are not ours. */
export function bearerIn(headers: Pick<Headers, "get">): string | null {
  const found = /^bearer(?:\s+(.*))?$/iu.exec(headers.get("authorization") ?? "");
  return found && (found[1] ?? "");
}

/**
 * The token that a program shows with `Authorization: Bearer fw_…`; null for who shows none, and
 * on pages and in server actions, which never look at it. Each request counts once towards the
 * token's limit.
 *
 * @throws {AppError} not_signed_in for a token that does not work; too_many_requests
 */
export async function currentToken(): Promise<TokenGrant | null> {
  const request = currentHandling();
  const bearer = request ? bearerIn(await headers()) : null;
  if (!request || bearer === null) return null;
  return (request.grant ??= grantOf(bearer));
}

async function grantOf(bearer: string): Promise<TokenGrant> {
  const grant = bearer.startsWith(TOKEN_PREFIX) ? await findTokenGrant(hashToken(bearer)) : null;
  if (!grant) {
    throw new AppError(
      "not_signed_in",
      "This token does not work: it is unknown, was revoked or is too old. Make a new one on the page “Tokens for programs” of the project.",
    );
  }
  await tokenRequests.consume(grant.id);
  return grant;
}

/**
 * Let through what one of our own pages sent, and what a program sent with a token: a page of
 * another site can send our cookies, but no such header.
 *
 * @throws {AppError} forbidden
 */
export function requireOwnPageOrToken(request: Request): void {
  if (bearerIn(request.headers) === null) requireSameOrigin(request);
}
