import type { Mutation, MutationResult } from "@/lib/domain/annotation";

/** What became of an attempt to send. Only `answered` says anything about single mutations. */
export type Sent =
  | { readonly kind: "answered"; readonly results: readonly MutationResult[] }
  | { readonly kind: "offline" | "signed_out" | "no_answer" }
  /** The request as a whole was turned down. `final`: it will be again, however often it is sent. */
  | { readonly kind: "rejected"; readonly message: string; readonly final: boolean };

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
    });
  } catch {
    return { kind: "offline" };
  }
  if (response.status === 401) return { kind: "signed_out" };

  const body: unknown = await response.json().catch(() => null);
  if ([200, 409, 422].includes(response.status)) {
    const results = field(body, "results");
    if (Array.isArray(results) && results.every(isResult)) return { kind: "answered", results };
  }
  const message = field(field(body, "error"), "message");
  if (response.status < 400 || response.status >= 500 || typeof message !== "string") {
    return { kind: "no_answer" };
  }
  return { kind: "rejected", message, final: [400, 413, 422].includes(response.status) };
}

function isResult(value: unknown): value is MutationResult {
  if (typeof field(value, "mutationId") !== "string") return false;
  switch (field(value, "status")) {
    case "saved":
      return ["annotation", "answer"].some((name) => typeof field(value, name) === "object");
    case "conflict":
      return ["current", "answer"].some((name) => typeof field(value, name) === "object");
    case "refused":
      return typeof field(value, "message") === "string";
    default:
      return false;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
