/**
 * A long computation in short steps: whoever runs it can do other things in between, and
 * leave. What it yields at most says how far it is; what it found is what it returns.
 */
export type Steps<Result> = Generator<number | void, Result, void>;

/** Run all steps one after the other. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
