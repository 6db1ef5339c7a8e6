import type { Mutation, MutationResult } from "@/lib/domain/annotation";

/** What became of an attempt to send. Only `answered` says anything about single mutations. */
export type Sent =
  | { readonly kind: "answered"; readonly results: readonly MutationResult[] }
  | { readonly kind: "offline" | "signed_out" | "someone_else" }
  /** `retryAfter`, here and below: for how many seconds the server asks to be left alone. */
  | { readonly kind: "no_answer"; readonly retryAfter?: number }
  /** The request as a whole was turned down. `final`: it will be again, however often it is sent. */
  | {
      readonly kind: "rejected";
      readonly message: string;
      readonly final: boolean;
      readonly retryAfter?: number;
    };

/** Milliseconds after which a request counts as lost: a connection can swallow it without a word. */
export const LONGEST_REQUEST = 30_000;

/**
 * Send mutations, in order. Anything but a well-formed answer counts as not saved:
 * a proxy's error page, a sign-in page, half a body.
 */
export async function sendMutations(url: string, mutations: readonly Mutation[]): Promise<Sent> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ mutations }),
      redirect: "manual",
      signal: AbortSignal.timeout(LONGEST_REQUEST),
    });
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === "TimeoutError";
    return { kind: isLate ? "no_answer" : "offline" };
  }
  if (response.status === 401) return { kind: "signed_out" };

  const body: unknown = await response.json().catch(() => null);
  if ([200, 409, 422].includes(response.status)) {
    const results = field(body, "results");
    if (Array.isArray(results) && results.every(isResult)) return { kind: "answered", results };
  }
  const message = field(field(body, "error"), "message");
  const seconds = Number(response.headers.get("Retry-After"));
  const later = seconds > 0 ? { retryAfter: seconds } : {};
  if (response.status < 400 || response.status >= 500 || typeof message !== "string") {
    return { kind: "no_answer", ...later };
  }
  const final = [400, 413, 422].includes(response.status);
  return { kind: "rejected", message, final, ...later };
}

function isResult(value: unknown): value is MutationResult {
  if (typeof field(value, "mutationId") !== "string") return false;
  switch (field(value, "status")) {
    case "saved":
      return isTag(field(value, "annotation")) || isAnswer(field(value, "answer"));
    case "conflict":
      return isTag(field(value, "current")) || isAnswer(field(value, "answer"));
    case "refused":
      return typeof field(value, "message") === "string";
    default:
      return false;
  }
}

const isTag = (value: unknown) => typeof field(value, "id") === "string";
const isAnswer = (value: unknown) => typeof field(value, "attributeId") === "string";

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
