import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { LiveSession } from "@/lib/data/sessions";
import { findLiveSession } from "@/lib/data/sessions";
import { AppError } from "@/lib/domain/errors";
import { LastUsed } from "@/lib/domain/last-used";
import { currentToken } from "./bearer";
import { config } from "./config";

/** The name of next-auth's session cookie; over https browsers accept the prefix from secure pages only. */
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = config().PUBLIC_URL.startsWith("https://");
  return { name: `${secure ? "__Secure-" : ""}next-auth.session-token`, secure };
}

/** Cookies whose content is kept in memory, those used last. */
const MOST_COOKIES = 1_000;

/** The session that a cookie names, and the seconds since 1970 until which the cookie is worth anything. */
interface Named {
  readonly sessionId: string;
  readonly exp: number;
}

/** By cookie. To decrypt one takes as long as to ask the database for the session. */
const opened = new LastUsed<Named>(MOST_COOKIES);

/**
 * What the request's cookie says; null without one, or for one that is not ours or too old.
 *
 * Read by its whole name and value, which are what it is kept under: next-auth's own reading joins
 * every cookie whose name begins so, and would let pieces of one answer for requests without any.
 */
async function openCookie(): Promise<Named | null> {
  const cookie = (await cookies()).get(sessionCookie().name)?.value;
  if (!cookie) return null;
  const known = opened.get(cookie);
  if (known && known.exp * 1_000 > Date.now()) return known;
  const token = await decode({ token: cookie, secret: config().NEXTAUTH_SECRET }).catch(() => null);
  if (typeof token?.sessionId !== "string" || typeof token.exp !== "number") return null;
  const named = { sessionId: token.sessionId, exp: token.exp };
  opened.set(cookie, named);
  return named;
}

/**
 * Who sits in front of this browser; null when nobody is signed in.
 *
 * The cookie only names a session. Whether that still counts is read from the
 * database on every request, so signing out also ends copies of the cookie.
 */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  if (await currentToken()) return null; // a program, whatever cookies it sends
  const named = await openCookie();
  return named && findLiveSession(named.sessionId);
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
