import { createHash } from "node:crypto";
import { z } from "zod";
import type { Permission, ProjectAccess } from "@/lib/domain/access";
import type { TokenScope } from "@/lib/domain/api-token";
import { scopeFor } from "@/lib/domain/api-token";
import { AppError } from "@/lib/domain/errors";
import { requireHoldable } from "@/lib/domain/text/holdable";
import { requireProject } from "../access";
import { requireOwnPageOrToken } from "../bearer";
import { readJson } from "../json-body";
import { respond } from "../run";
import { countWrite } from "../writes";
import type { Answered } from "./idempotency";
import { onlyOnce } from "./idempotency";

/** The parts of an address in braces, such as `slug` of "/projects/{slug}". */
type Part<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Part<Rest>
  : never;

/** Who is let in, and to what. */
interface Door<Access> {
  /** Null: whoever is signed in. */
  readonly permission: Permission | null;
  readonly scope: TokenScope | null;
  readonly enter: (slug: string) => Promise<Access>;
}

/** For members whose role carries a permission; a token needs the scope. */
export function inProject<P extends Permission>(
  permission: P,
  scope: TokenScope | null = scopeFor(permission),
): Door<ProjectAccess<P>> {
  return { permission, scope, enter: (slug) => requireProject(slug, permission, scope) };
}

interface Definition<
  Path extends string,
  Access extends { readonly userId: string },
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: "GET" | "POST" | "PATCH";
  /** After "/api/v1". */
  readonly path: Path;
  readonly tag: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** What else one has to know. */
  readonly description?: string;
  readonly door: Door<Access>;
  readonly query?: Query;
  readonly body?: Body;
  /** Most bytes of the body, where the usual 256 KB are too few. */
  readonly largest?: number;
  readonly answer: Answer;
  /** Of the answer when it is done; 200 when left out. */
  readonly status?: number;
  /** The revision of what is answered, for `ETag`. */
  readonly revisionOf?: (answer: z.output<Answer>) => number;
  /** The change must name the revision it starts from, in `If-Match`. */
  readonly needsRevision?: true;
  readonly handle: (
    access: Access,
    asked: {
      readonly parts: Readonly<Record<Part<Path>, string>>;
      readonly query: z.output<Query>;
      readonly body: z.output<Body>;
      /** Of `If-Match`; 0 where none is needed. */
      readonly revision: number;
    },
  ) => Promise<z.output<Answer>>;
}

/** One thing that programs can ask for: what the answer is made by and what describes it. */
export interface Endpoint extends Pick<
  Definition<string, { readonly userId: string }, z.ZodObject, z.ZodType, z.ZodType>,
  | "method"
  | "path"
  | "tag"
  | "summary"
  | "description"
  | "query"
  | "body"
  | "answer"
  | "status"
  | "needsRevision"
> {
  readonly permission: Permission | null;
  readonly scope: TokenScope | null;
  /** As Next.js calls a route handler; where the address has no parts, they are undefined. */
  readonly respond: (
    request: Request,
    context: { readonly params: Promise<Record<string, string> | undefined> },
  ) => Promise<Response>;
}

export function endpoint<
  Path extends string,
  Access extends { readonly userId: string },
  Answer extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: Definition<Path, Access, Query, Body, Answer>): Endpoint {
  const { door, handle, revisionOf, largest, ...described } = definition;
  const { method, query, body, answer, status = 200, needsRevision } = described;

  const answerTo = async (request: Request, parts: Record<string, string>): Promise<Answered> => {
    const access = await door.enter(parts.slug ?? "");
    const sent = queryOf(request);
    requireHoldable(sent);
    const asked = {
      parts: parts as Record<Part<Path>, string>,
      query: (query ?? NO_QUERY).parse(sent) as z.output<Query>,
      body: (body && (await readJson(request, body, largest))) as z.output<Body>,
      revision: needsRevision ? revisionIn(request) : 0,
    };
    const work = async (): Promise<Answered> => {
      const found = await handle(access, asked);
      return {
        status,
        answer: z.encode(answer, found),
        ...(revisionOf && { revision: revisionOf(found) }),
      };
    };
    if (method === "GET") return work();
    await countWrite(request, access.userId);
    return onlyOnce(request, access.userId, asked.body, work);
  };

  return {
    ...described,
    permission: door.permission,
    scope: door.scope,
    respond: (request, { params }) =>
      respond(async () => {
        if (method !== "GET") requireOwnPageOrToken(request);
        const answered = await answerTo(request, (await params) ?? {});
        if (method === "GET") return asDocument(request, answered);
        return Response.json(answered.answer, { status: answered.status, headers: NO_STORE });
      }),
  };
}

const NO_QUERY = z.strictObject({});
const NO_STORE = { "Cache-Control": "no-store" };

/** An answer that whoever has it already need not be sent again. */
function asDocument(request: Request, { status, answer, revision }: Answered): Response {
  const body = JSON.stringify(answer);
  const etag =
    revision === undefined
      ? `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`
      : `"${revision}"`;
  const headers = { "Cache-Control": "private, no-cache", ETag: etag };
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  if (revision === undefined && known.some((one) => one.trim() === etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, {
    status,
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
  });
}

/** @throws {AppError} invalid_input, for a name that comes twice */
function queryOf(request: Request): Record<string, string> {
  const { searchParams } = new URL(request.url);
  for (const name of searchParams.keys()) {
    if (searchParams.getAll(name).length > 1) {
      throw new AppError("invalid_input", `“${name.slice(0, 40)}” stands in the address twice.`);
    }
  }
  return Object.fromEntries(searchParams);
}

/** @throws {AppError} revision_missing, invalid_input */
function revisionIn(request: Request): number {
  const given = request.headers.get("if-match");
  if (given === null) {
    throw new AppError(
      "revision_missing",
      "Say which state the change starts from: send the ETag of what you read as If-Match.",
    );
  }
  const revision = Number(/^"(\d{1,9})"$/u.exec(given.trim())?.[1]);
  if (!Number.isInteger(revision)) {
    throw new AppError("invalid_input", "If-Match must be the ETag that came with what you read.");
  }
  return revision;
}
