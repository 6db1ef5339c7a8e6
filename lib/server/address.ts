/**
 * Where a request came from, for counting failed sign-ins.
 *
 * The last entry of `X-Forwarded-For` is the one written nearest to us: by the
 * reverse proxy, or by Next.js from the connection. Earlier ones are hearsay.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
