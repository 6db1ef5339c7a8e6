/** Everything that can go wrong without being a bug. */
export type ErrorCode =
  | "not_signed_in"
  | "forbidden"
  | "not_found"
  | "gone"
  | "conflict"
  | "revision_missing"
  | "invalid_input"
  | "invalid_span"
  | "text_frozen"
  | "assignment_closed"
  | "too_large"
  | "unsupported_type"
  | "too_many_requests"
  | "unavailable";

/**
 * An expected failure. Any layer may throw one; `lib/server/run.ts` turns it
 * into an answer. Whatever else is thrown is a bug: it is logged in full, and
 * the person learns only that something went wrong.
 *
 * `message` is a sentence for the person who caused it: it names the thing and
 * says what to do. It never holds article text, e-mail addresses or internals.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  /** With `too_many_requests` and `unavailable`: after how many seconds it is worth trying again. */
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions & { retryAfter?: number },
  ) {
    super(message, options);
    this.retryAfter = options?.retryAfter;
  }
}

/** What a server action answers: errors cross to the browser as values, not as exceptions. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: { readonly code: ErrorCode | "unexpected"; readonly message: string };
    };
