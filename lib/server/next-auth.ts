import type { NextApiRequest, NextApiResponse } from "next";
import type { AuthOptions, DefaultSession } from "next-auth";
import NextAuth from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { ABSOLUTE_LIMIT, createSession, findLiveSession, revokeSession } from "@/lib/data/sessions";
import { AppError } from "@/lib/domain/errors";
import { ownPath } from "@/lib/domain/own-path";
import { clientAddress } from "./address";
import { config } from "./config";
import { checkCredentials, checkLink } from "./credentials";
import { log } from "./log";
import { sessionCookie } from "./session";

export type Provider = "credentials" | "link";

/** What next-auth gets to see of a request. */
export interface AuthRequest {
  readonly method: "GET" | "POST";
  /** What follows /api/auth/, such as ["callback", "credentials"] */
  readonly path: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly headers: Headers;
}

/** What is answered at /api/auth/; next-auth's own pages and its log for browsers are not. */
const ACTIONS = {
  GET: ["csrf", "providers", "session"],
  POST: ["callback", "signout"],
};

/**
 * Let next-auth answer.
 *
 * It sees its own session and CSRF cookies only: its third one, the callback
 * address, is a way to make it fail (`:::`) and is not needed. Where it redirects
 * to is always a path of this site.
 *
 * @throws {AppError} with the reason when signing in was refused, which next-auth
 *   itself would turn into an error page.
 */
export async function askNextAuth(request: AuthRequest): Promise<Response> {
  const { method, path, headers } = request;
  if (!ACTIONS[method].includes(path[0] ?? "")) {
    throw new AppError("not_found", "There is nothing at this address.");
  }
  const refused: { by?: Error } = {};
  const { answer, response } = recorder();
  const callbackUrl = (asked: unknown) =>
    asked === undefined ? {} : { callbackUrl: ownPath(asked) };
  await NextAuth(
    {
      method,
      query: { ...request.query, ...callbackUrl(request.query.callbackUrl), nextauth: path },
      body: { ...request.body, ...callbackUrl(request.body.callbackUrl), json: undefined },
      cookies: Object.fromEntries(
        Object.entries(request.cookies).filter(([name]) => /(session|csrf)-token/.test(name)),
      ),
      headers: Object.fromEntries(headers),
    } as unknown as NextApiRequest,
    response as unknown as NextApiResponse,
    options(clientAddress(headers), (error) => (refused.by = error)),
  );
  if (refused.by) throw refused.by;
  const answered = answer();
  if (answered.headers.get("Location")?.endsWith("?csrf=true")) {
    throw new AppError("forbidden", "This form is out of date. Reload the page and try again.");
  }
  return answered;
}

function options(address: string, refuse: (error: Error) => void): AuthOptions {
  const { name, secure } = sessionCookie();

  /** next-auth keeps of an exception only its message, so the exception takes another way. */
  const authorize =
    <T>(schema: z.ZodType<T>, check: (input: T) => Promise<string>) =>
    async (input: unknown) => {
      try {
        return { id: await check(schema.parse(input)) };
      } catch (error) {
        refuse(error as Error);
        return null;
      }
    };

  return {
    secret: config().NEXTAUTH_SECRET,
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name,
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    session: { strategy: "jwt", maxAge: ABSOLUTE_LIMIT / 1000 },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "credentials" satisfies Provider,
        name: "E-mail and password",
        credentials: { email: {}, password: {}, code: {} },
        authorize: authorize(
          z.object({ email: z.string(), password: z.string(), code: z.string().default("") }),
          (credentials) => checkCredentials(credentials, address),
        ),
      }),
      CredentialsProvider({
        id: "link" satisfies Provider,
        name: "One-time link",
        credentials: { token: {}, code: {} },
        authorize: authorize(
          z.object({ token: z.string(), code: z.string().default("") }),
          ({ token, code }) => checkLink(token, code),
        ),
      }),
    ],
    callbacks: {
      // The cookie names a session and nothing else: no name, no e-mail address, no rights.
      jwt: async ({ token, user }) => ({
        sessionId: user ? await createSession(user.id) : token.sessionId,
      }),
      session: async ({ session, token }) => {
        const live =
          typeof token.sessionId === "string" ? await findLiveSession(token.sessionId) : null;
        return live
          ? { expires: session.expires, user: { name: live.person.name } }
          : ({} as DefaultSession);
      },
      redirect: ({ url, baseUrl }) => new URL(ownPath(url), baseUrl).href,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token.sessionId === "string") await revokeSession(token.sessionId);
      },
    },
    logger: {
      error: (code) => log.warn({ code }, "next-auth refused a request"),
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => {},
    },
  };
}

/** A response in the manner of Node that next-auth writes to, and the Web's answer read from it. */
function recorder() {
  const headers = new Headers({ "Cache-Control": "no-store" });
  let status = 200;
  let body: string | null = null;

  const response = {
    status(code: number) {
      status = code;
      return response;
    },
    getHeader: (name: string) =>
      name === "Set-Cookie" ? headers.getSetCookie() : headers.get(name),
    setHeader(name: string, value: string | string[]) {
      headers.delete(name);
      for (const each of [value].flat()) headers.append(name, each);
      return response;
    },
    json(value: unknown) {
      headers.set("Content-Type", "application/json");
      body = JSON.stringify(value);
    },
    send(value: unknown) {
      if (value !== undefined) body = typeof value === "string" ? value : JSON.stringify(value);
    },
    end() {},
  };
  return { response, answer: () => new Response(body, { status, headers }) };
}
