import { cookies } from "next/headers";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import type { LiveSession } from "@/lib/data/sessions";
import { findLiveSession } from "@/lib/data/sessions";
import { AppError } from "@/lib/domain/errors";
import { currentToken } from "./bearer";
import { config } from "./config";

/** The name of next-auth's session cookie; over https browsers accept the prefix from secure pages only. */
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = config().PUBLIC_URL.startsWith("https://");
  return { name: `${secure ? "__Secure-" : ""}next-auth.session-token`, secure };
}

/**
 * Who sits in front of this browser; null when nobody is signed in.
 *
 * The cookie only names a session. Whether that still counts is read from the
 * database on every request, so signing out also ends copies of the cookie.
 */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  if (await currentToken()) return null; // a program, whatever cookies it sends
  const { name, secure } = sessionCookie();
  const token = await getToken({
    // No headers: a session travels in the cookie only, never as a bearer token.
    req: { cookies: await cookies(), headers: {} } as unknown as Parameters<
      typeof getToken
    >[0]["req"],
    secret: config().NEXTAUTH_SECRET,
    cookieName: name,
    secureCookie: secure,
  });
  return typeof token?.sessionId === "string" ? findLiveSession(token.sessionId) : null;
});

/** @throws {AppError} not_signed_in */
export async function requireSession(): Promise<LiveSession> {
  const session = await currentSession();
  if (!session) throw new AppError("not_signed_in", "Please sign in.");
  return session;
}

/** @throws {AppError} not_signed_in */
export async function requireUserId(): Promise<string> {
  return (await requireSession()).person.id;
}
