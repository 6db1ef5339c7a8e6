import ipaddr from "ipaddr.js";
import { AppError } from "@/lib/domain/errors";

const PORTS: ReadonlySet<string> = new Set(["", "80", "443"]);
/** All of IPv6 that is given out to networks at large. */
const GLOBAL_IPV6 = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];
/** Names that stand for this machine or its own network. */
const INNER_NAME =
  /^(?:[^.]+|.*\.(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa))$/u;

/**
 * Whether an address that a name was resolved to, or that a connection has at its other end, lies
 * in the public internet; forms that carry another address within them do not.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6);
}

/**
 * The address of a page that may be asked for, as far as its letters tell: http or https, a public
 * name or address written in the ordinary way, no name and password, port 80 or 443.
 *
 * @param own host names of this installation, which is not asked
 * @throws {AppError} invalid_input with what is wrong
 */
export function publicUrl(text: string, own: readonly string[]): URL {
  const [, authority = ""] =
    /^https?:\/\/([^/?#\\\s]+)(?:[/?#][^\\\s]*)?$/iu.exec(text.trim()) ?? [];
  const url = URL.parse(text.trim());
  if (!url || authority === "" || !/^https?:$/u.test(url.protocol)) {
    throw new AppError(
      "invalid_input",
      "It is no address of a page: it must begin with http:// or https://.",
    );
  }
  if (authority.includes("@")) {
    throw new AppError("invalid_input", "An address with a name or password in it is not allowed.");
  }
  if (!PORTS.has(url.port)) {
    throw new AppError("invalid_input", "Only pages on the ports 80 and 443 can be loaded.");
  }
  const host = url.hostname.replace(/\.$/u, "");
  const literal = host.replace(/^\[|\]$/gu, "");
  const isLiteral = ipaddr.isValid(literal);
  // The parser turns 127.1, 0x7f000001 and circled digits into an address; such forms hide one.
  const isPlain = !isLiteral || authority.toLowerCase().replace(/:\d+$/u, "") === host;
  const isInner = isLiteral ? !isPublicAddress(literal) : INNER_NAME.test(host);
  if (!isPlain || isInner || own.includes(host)) throw notAllowed();
  return url;
}

export function notAllowed(): AppError {
  return new AppError(
    "invalid_input",
    "This address is not allowed: only pages of the public internet can be loaded.",
  );
}
