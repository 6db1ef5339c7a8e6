import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Methods that Node takes and the Web's `Request`, with which Next.js works, does not. */
const UNKNOWN: ReadonlySet<string> = new Set(["TRACE", "TRACK"]);

/**
 * Answer methods at which Next.js fails as `OPTIONS`, which does nothing and says what an address
 * offers.
 */
export function refuseUnknownMethods(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    if (UNKNOWN.has(request.method ?? "")) request.method = "OPTIONS";
  });
}
