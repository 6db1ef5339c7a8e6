import { AppError } from "@/lib/domain/errors";

/**
 * Whether a request that changes something was sent by one of our own pages.
 *
 * Browsers say so in `Sec-Fetch-Site` over https and on localhost; on plain http
 * they send `Origin`, which must then name the host that was asked. A forwarded
 * host is not believed: anyone can send that header. Neither header: refused.
 */
export function isSameOrigin(headers: Pick<Headers, "get">): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";

  const origin = headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === headers.get("host");
}

/** @throws {AppError} forbidden, when another site sent the request. For route handlers that write. */
export function requireSameOrigin(request: Request): void {
  if (!isSameOrigin(request.headers)) {
    throw new AppError("forbidden", "This request did not come from Framewise's own pages.");
  }
}
