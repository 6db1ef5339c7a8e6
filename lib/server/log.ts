import pino from "pino";

const SECRET = [
  "authorization",
  "cookie",
  "email",
  "memo",
  "password",
  "passwordHash",
  "quote",
  "secret",
  "text",
  "token",
];

/**
 * The server's log: one JSON object per line on standard output. Holds ids,
 * codes and numbers; never article text, e-mail addresses, passwords or tokens.
 */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`]), censor: "[removed]" },
  serializers: { err: describeError },
});

/** What the log keeps of an exception: enough to find the line, nothing of the data. */
export interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
}

/** Prisma prints the values of a failed query into its messages, JSON what it could not read: those are left out. */
const QUOTES = /^(Prisma|SyntaxError$)/;

/** What is written of an exception. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const { name, message, stack = "", cause } = error;
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return {
    name,
    ...(code !== undefined && { code }),
    ...(!QUOTES.test(name) && { message }),
    frames: stack
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
}
