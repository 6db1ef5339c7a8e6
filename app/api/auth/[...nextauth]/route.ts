import type { NextRequest } from "next/server";
import { revokeSession } from "@/lib/data/sessions";
import { AppError } from "@/lib/domain/errors";
import type { AuthRequest } from "@/lib/server/next-auth";
import { askNextAuth, signsIn } from "@/lib/server/next-auth";
import { requireSameOrigin } from "@/lib/server/origin";
import { respond } from "@/lib/server/run";
import { currentSession } from "@/lib/server/session";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** More than any form for signing in holds; the password check says so more politely up to here. */
const LARGEST_BODY = 2 * 1024 * 1024;

/** next-auth, for programs: our own pages sign in and out by server actions (lib/server/sign-in.ts). */
export function GET(request: NextRequest, { params }: Context): Promise<Response> {
  return respond(async () => {
    const path = (await params).nextauth;
    const asked = { ...seen(request), method: "GET" as const, path, body: {} };
    return path[0] === "callback" ? backFromService(asked) : ask(asked);
  });
}

export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const path = (await params).nextauth;
    return ask({ ...seen(request), method: "POST", path, body: await readForm(request) });
  });
}

/** As `askNextAuth`; who signs in is signed out of the session that the browser had before. */
async function ask(request: AuthRequest): Promise<Response> {
  if (request.path[0] !== "callback") return askNextAuth(request);
  const before = await currentSession();
  const answer = await askNextAuth(request);
  if (before && signsIn(answer)) await revokeSession(before.id);
  return answer;
}

/** Whoever comes back from the sign-in service is led on; or to the sign-in page, which says why not. */
async function backFromService(request: AuthRequest): Promise<Response> {
  const refused = (reason: string) =>
    new Response(null, {
      status: 302,
      headers: { Location: `/sign-in?refused=${reason}`, "Cache-Control": "no-store" },
    });
  try {
    const answer = await ask(request);
    return signsIn(answer) ? answer : refused("failed");
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "forbidden") throw error;
    return refused("account");
  }
}

function seen(request: NextRequest) {
  return {
    query: Object.fromEntries(request.nextUrl.searchParams),
    cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
    headers: request.headers,
  };
}

/** @throws {AppError} too_large, unsupported_type, invalid_input */
async function readForm(request: NextRequest): Promise<Record<string, unknown>> {
  if (!(Number(request.headers.get("content-length")) <= LARGEST_BODY)) {
    throw new AppError("too_large", "This request is too large, or does not say how large it is.");
  }
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  if (type === "application/x-www-form-urlencoded") {
    return Object.fromEntries(new URLSearchParams(await request.text()));
  }
  if (type !== "application/json") {
    throw new AppError("unsupported_type", "Send a form or JSON.");
  }
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new AppError("invalid_input", "The request is not a JSON object.");
  }
  return { ...body };
}
