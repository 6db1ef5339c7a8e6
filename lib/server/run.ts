import { headers } from "next/headers";
import { forbidden, notFound, redirect, unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { isUnholdable, outageOf } from "@/lib/data/outage";
import { inRequest } from "@/lib/data/request";
import type { ErrorCode, Result } from "@/lib/domain/errors";
import { AppError } from "@/lib/domain/errors";
import { asHandler } from "./handling";
import { log } from "./log";
import { isSameOrigin } from "./origin";
import { OUTAGE_WORDS } from "./outage-words";

const STATUS = {
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  gone: 410,
  conflict: 409,
  text_frozen: 409,
  assignment_closed: 409,
  too_large: 413,
  unsupported_type: 415,
  invalid_input: 422,
  invalid_span: 422,
  revision_missing: 428,
  too_many_requests: 429,
  unavailable: 503,
  unexpected: 500,
} satisfies Record<ErrorCode | "unexpected", number>;

/** Seconds; for a refusal that does not say itself when to try again. */
const RETRY_AFTER = 60;
/** Seconds after which a database may be well again. */
const OUTAGE_RETRY = 10;

/**
 * Run the body of a server action; what it throws becomes a `Result` the page
 * can show. An action that another site's page sent is not run at all.
 */
export async function runAction<T>(body: () => Promise<T>): Promise<Result<T>> {
  if (!isSameOrigin(await headers())) forbidden();
  const requestId = crypto.randomUUID();
  try {
    return { ok: true, value: await inRequest(requestId, body) };
  } catch (error) {
    const { code, message } = explain(error, requestId);
    return { ok: false, error: { code, message } };
  }
}

/** Run the body of a route handler; what it throws becomes a status and `{ error }`. */
export async function respond(body: () => Promise<Response>): Promise<Response> {
  const requestId = crypto.randomUUID();
  const began = performance.now();
  try {
    const answer = await inRequest(requestId, () => asHandler(body));
    const ms = Math.round(performance.now() - began);
    log.debug({ requestId, status: answer.status, ms }, "Answered");
    return answer;
  } catch (error) {
    const { code, message, retryAfter } = explain(error, requestId);
    return Response.json(
      { error: { code, message, requestId } },
      {
        status: STATUS[code],
        headers: {
          "Cache-Control": "no-store",
          ...((code === "too_many_requests" || code === "unavailable") && {
            "Retry-After": String(retryAfter ?? RETRY_AFTER),
          }),
        },
      },
    );
  }
}

/**
 * Await what a page needs; what it throws becomes the sign-in page (which leads
 * back here), the not-found page, or the page for a right one does not have.
 */
export async function load<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error; // error.tsx, and Next.js's own signals
    if (error.code === "not_signed_in") {
      redirect(`/sign-in?next=${encodeURIComponent((await headers()).get("x-path") ?? "/")}`);
    }
    if (error.code === "not_found" || error.code === "gone") notFound();
    if (error.code === "forbidden") forbidden();
    throw error;
  }
}

interface Explanation {
  readonly code: ErrorCode | "unexpected";
  readonly message: string;
  readonly retryAfter?: number | undefined;
}

/**
 * What to tell the person about an exception; the log gets the rest.
 *
 * @param requestId in the answer, the log and the history, so that one can be found from the other
 */
function explain(error: unknown, requestId: string): Explanation {
  unstable_rethrow(error); // redirect() and notFound() travel as exceptions

  if (error instanceof AppError) {
    const { code, message, retryAfter } = error;
    log.info({ requestId, code, err: error.cause && error }, message);
    return { code, message, retryAfter };
  }
  if (error instanceof z.ZodError) {
    const message = sentenceFrom(error);
    log.info({ requestId, code: "invalid_input" }, message);
    return { code: "invalid_input", message };
  }
  if (isUnholdable(error)) {
    const message = "It holds a character that no text can hold, such as NUL. Enter it anew.";
    log.info({ requestId, code: "invalid_input" }, message);
    return { code: "invalid_input", message };
  }
  const outage = outageOf(error);
  if (outage) {
    log.error({ requestId, code: "unavailable", outage, err: error }, "The database failed");
    return { code: "unavailable", message: OUTAGE_WORDS[outage], retryAfter: OUTAGE_RETRY };
  }
  log.error({ requestId, code: "unexpected", err: error }, "Unexpected error");
  const message =
    "Something went wrong on the server, and nothing was saved. Try again; if it happens " +
    `again, tell the person who runs this server the number ${requestId}.`;
  return { code: "unexpected", message };
}

/** The first thing a schema objects to; a schema that says it in a sentence of its own is quoted. */
function sentenceFrom({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (!issue) return "Check what you entered.";
  if (issue.message.endsWith(".")) return issue.message;
  const field = issue.path.join(".");
  return field
    ? `Check “${field}”: ${issue.message}.`
    : `Check what you entered: ${issue.message}.`;
}
