import { createHash } from "node:crypto";
import { beginWrite, endWrite, forgetWrite } from "@/lib/data/idempotency";
import { AppError } from "@/lib/domain/errors";

/** What was answered, as it is sent. */
export interface Answered {
  readonly status: number;
  readonly answer: unknown;
  readonly revision?: number;
}

const KEY = /^[\x21-\x7e]{8,100}$/u;

/**
 * Do a write, once for each `Idempotency-Key` of a person: the same request sent again is
 * answered as the first one was. Without a key it is simply done.
 *
 * @throws {AppError} invalid_input for a key that cannot be one; conflict when the key was used
 *   for another request, or the first one is not answered
 */
export async function onlyOnce(
  request: Request,
  userId: string,
  body: unknown,
  work: () => Promise<Answered>,
): Promise<Answered> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return work();
  if (!KEY.test(key)) {
    throw new AppError(
      "invalid_input",
      "Idempotency-Key must be 8 to 100 letters and digits without spaces, such as a UUID.",
    );
  }
  const { pathname, search } = new URL(request.url);
  const revision = request.headers.get("if-match");
  const asked = JSON.stringify([request.method, pathname, search, revision, body]);
  const hash = createHash("sha256").update(asked).digest("hex");
  const begun = await beginWrite(userId, key, hash);
  if (begun !== "new") {
    if (begun.requestHash !== hash) {
      throw new AppError("conflict", "This Idempotency-Key was used for another request before.");
    }
    if (!begun.done) {
      throw new AppError(
        "conflict",
        "The first request with this Idempotency-Key is not answered. If that stays so, the server ended in the middle of it: look what it did, then send the rest with a new key.",
      );
    }
    return begun.done;
  }
  let done: Answered;
  try {
    done = await work();
  } catch (error) {
    await forgetWrite(userId, key);
    throw error;
  }
  await endWrite(userId, key, { status: done.status, answer: done.answer });
  return done;
}
