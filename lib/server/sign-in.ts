import { cookies, headers } from "next/headers";
import { revokeSession } from "@/lib/data/sessions";
import { ABSOLUTE_LIMIT } from "@/lib/domain/limits";
import { AppError } from "@/lib/domain/errors";
import { config } from "./config";
import type { Provider } from "./next-auth";
import { askNextAuth } from "./next-auth";
import { currentSession, sessionCookie } from "./session";

/** Seconds that somebody may take at the sign-in service. */
const AT_SERVICE = 15 * 60;

/**
 * Sign this browser in; only inside a server action, which has checked that the
 * form is our own. Goes through next-auth as a browser would, fetching the CSRF
 * token it asks for, but works without JavaScript in the browser. A session that
 * the browser had before ends.
 *
 * @throws {AppError} not_signed_in, not_found, invalid_input, too_many_requests
 */
export async function signIn(provider: Provider, credentials: Record<string, string>) {
  const before = await currentSession();
  const request = { query: {}, headers: await headers() };
  const csrf = await askNextAuth({
    ...request,
    method: "GET",
    path: ["csrf"],
    body: {},
    cookies: {},
  });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await askNextAuth({
    ...request,
    method: "POST",
    path: ["callback", provider],
    body: { ...credentials, csrfToken },
    cookies: cookiesSetBy(csrf),
  });

  const { name, secure } = sessionCookie();
  const value = cookiesSetBy(answer)[name];
  if (!value) throw new Error("next-auth accepted the credentials but set no session cookie");
  (await cookies()).set(name, value, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: ABSOLUTE_LIMIT / 1000,
  });
  if (before) await revokeSession(before.id);
}

/**
 * The address at the sign-in service to which this browser is to be sent; only inside a server
 * action. What it must bring back is kept in its cookies meanwhile.
 *
 * @param next a path of this site, to go to afterwards
 * @throws {AppError} not_found, where no service is set up
 */
export async function beginAtService(next: string): Promise<string> {
  const request = { query: {}, headers: await headers() };
  const csrf = await askNextAuth({
    ...request,
    ...{ method: "GET", path: ["csrf"], body: {}, cookies: {} },
  });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await askNextAuth({
    ...request,
    ...{ method: "POST", path: ["signin", "oidc"], cookies: cookiesSetBy(csrf) },
    body: { csrfToken, callbackUrl: next },
  });
  const address = answer.headers.get("Location");
  if (!address || address.startsWith(config().PUBLIC_URL)) {
    throw new AppError(
      "conflict",
      "The sign-in service does not answer. Try again in a moment, or sign in with your password.",
    );
  }
  const jar = await cookies();
  const { secure } = sessionCookie();
  for (const [name, value] of Object.entries(cookiesSetBy(answer))) {
    jar.set(name, value, {
      ...{ httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: AT_SERVICE },
    });
  }
  return address;
}

/** Sign this browser out; only inside a server action. Copies of its cookie are worth nothing afterwards. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  if (session) await revokeSession(session.id);
  const { name, secure } = sessionCookie();
  (await cookies()).set(name, "", { httpOnly: true, path: "/", secure, maxAge: 0 });
}

function cookiesSetBy(response: Response): Record<string, string> {
  return Object.fromEntries(
    response.headers.getSetCookie().map((cookie) => {
      const pair = cookie.split(";", 1)[0] ?? "";
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}
