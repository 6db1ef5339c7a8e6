import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/server/csp";
import { isSameOrigin } from "@/lib/server/origin";

/**
 * Give every answer a Content-Security-Policy with a nonce of its own. Next.js
 * reads the nonce from the request's policy header and puts it on its scripts,
 * so whatever the client sent under these names is replaced. Also tells pages
 * their own address, which Next.js does not, so that signing in leads back to it.
 *
 * Turns away what another site sends to change something. Actions and route
 * handlers check that themselves; only here the answer is always a plain 403. And what is
 * no address, or names what no database can look for, at which route handlers would fail.
 *
 * Authorizes nothing: a matcher is too easily bypassed. Whoever reads or writes
 * data is checked in `lib/data`.
 */
export function proxy(request: NextRequest): NextResponse {
  if (CHANGES.has(request.method) && !isSameOrigin(request.headers)) {
    const message = "This request did not come from Framewise's own pages.";
    return NextResponse.json({ error: { code: "forbidden", message } }, { status: 403 });
  }

  const { pathname, search } = request.nextUrl;
  if (!isDecodable(pathname) || hasNul(pathname + search)) {
    const message = "This address is damaged: there is no such page.";
    return NextResponse.json({ error: { code: "invalid_input", message } }, { status: 400 });
  }

  const policy = contentSecurityPolicy({
    nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64"),
    https: request.headers.get("x-forwarded-proto") === "https",
    dev: process.env.NODE_ENV === "development",
  });

  const headers = new Headers(request.headers);
  headers.delete("x-nonce");
  headers.delete("content-security-policy-report-only");
  headers.set("content-security-policy", policy);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Whether every % of a path stands for a character. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** A NUL anywhere in an address: no text has one, and PostgreSQL refuses to look for it. */
const hasNul = (address: string) => address.includes("%00");

const CHANGES = new Set(["POST", "PUT", "PATCH", "DELETE"]);

export const config = {
  // Static files and the API's answers need no nonce, and route handlers turn away themselves
  // what comes from elsewhere; a proxy would take a third of the time in which a tag is saved.
  // Uploads stay out for good: Next.js keeps, and at 10 MB silently cuts, the body of every
  // request that passes a proxy. None of their addresses has a sign written with %.
  matcher: "/((?!_next/static/|api/v1/[^%]*$).*)",
};
