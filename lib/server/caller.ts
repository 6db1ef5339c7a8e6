import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { config } from "./config";

/**
 * Without a reverse proxy nobody may say for whom a request is: the connection does, in place of
 * whatever `X-Forwarded-For` the client sent. Where the public address is https there is one, for this server
 * ends no TLS, and it writes that header itself.
 */
export function nameCallers(): void {
  if (config().PUBLIC_URL.startsWith("https://")) return;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    request.headers["x-forwarded-for"] = request.socket.remoteAddress ?? "";
  });
}
