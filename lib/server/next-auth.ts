import type { NextApiRequest, NextApiResponse } from "next";
import type { AuthOptions, DefaultSession } from "next-auth";
import NextAuth from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { createSession, findLiveSession, revokeSession } from "@/lib/data/sessions";
import { AppError } from "@/lib/domain/errors";
import { ABSOLUTE_LIMIT } from "@/lib/domain/limits";
import { ownPath } from "@/lib/domain/own-path";
import { clientAddress } from "./address";
import { config } from "./config";
import { checkCredentials, checkLink } from "./credentials";
import { log } from "./log";
import { openIdProvider, openIdService } from "./open-id";
import { sessionCookie } from "./session";

export type Provider = "credentials" | "link" | "oidc";

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
/** Beside these, where a sign-in service is set up: being sent there, and coming back. */
const WITH_SERVICE = { GET: "callback/oidc", POST: "signin/oidc" };

/** next-auth's cookies that it may see: all but one, which says where to go afterwards and can make it fail. */
const COOKIE = /(session|csrf)-token|next-auth\.(pkce\.code_verifier|state|nonce)$/;
const DESTINATION = /next-auth\.callback-url$/;

/**
 * Let next-auth answer.
 *
 * It sees its own cookies only, and the one that says where to go afterwards only where
 * that is an address of this site. Where it redirects to is always a path of this site, or the
 * sign-in service.
 *
 * @throws {AppError} with the reason when signing in was refused, which next-auth
 *   itself would turn into an error page.
 */
export async function askNextAuth(request: AuthRequest): Promise<Response> {
  const { method, path, headers } = request;
  const service = openIdService();
  const goesThere = service !== null && path.join("/") === WITH_SERVICE[method];
  if (!goesThere && !ACTIONS[method].includes(path[0] ?? "")) {
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
        Object.entries(request.cookies).filter(
          ([name, value]) =>
            COOKIE.test(name) ||
            (DESTINATION.test(name) && value.startsWith(`${config().PUBLIC_URL}/`)),
        ),
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

/** Whether an answer of next-auth's gives the browser a session. */
export function signsIn(answer: Response): boolean {
  const { name } = sessionCookie();
  return answer.headers
    .getSetCookie()
    .some((cookie) => /^[^=]+=[^;]/.test(cookie) && cookie.startsWith(`${name}=`));
}

function options(address: string, refuse: (error: Error) => void): AuthOptions {
  const { name, secure } = sessionCookie();
  const service = openIdService();

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
      ...(service ? [refusing(openIdProvider(service), refuse)] : []),
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
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return new URL(ownPath(path), baseUrl).href;
      },
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

/** The provider, telling why somebody was refused: next-auth itself would only say that it failed. */
function refusing(
  provider: ReturnType<typeof openIdProvider>,
  refuse: (error: Error) => void,
): ReturnType<typeof openIdProvider> {
  return {
    ...provider,
    profile: async (profile) => {
      try {
        return await provider.profile(profile);
      } catch (error) {
        refuse(error as Error);
        throw error;
      }
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
