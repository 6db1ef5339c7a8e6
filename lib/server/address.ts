import ipaddr from "ipaddr.js";

/** Of an address of the sixth version: what one household or server is given, and may choose freely within. */
const NETWORK = 8;

/**
 * Where a request came from, for counting failed sign-ins: an address, or the network of one of
 * the sixth version.
 *
 * The last entry of `X-Forwarded-For` is the one written nearest to us: by the reverse proxy, or
 * from the connection (caller.ts). Earlier ones are hearsay.
 */
export function clientAddress(headers: Pick<Headers, "get">): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  if (!ipaddr.isValid(last)) return "unknown";
  const address = ipaddr.process(last);
  if (address.kind() === "ipv4") return address.toString();
  return ipaddr.fromByteArray(address.toByteArray().fill(0, NETWORK)).toString();
}
