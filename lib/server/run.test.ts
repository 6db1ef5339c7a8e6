import { redirect } from "next/navigation";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { ErrorCode } from "@/lib/domain/errors";
import { AppError } from "@/lib/domain/errors";
import { log } from "./log";
import { load, respond, runAction } from "./run";

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(request.headers) }));

const throwing = (error: Error) => () => Promise.reject(error);

/** What a thrown signal of Next.js stands for. */
const signal = (digest: string) => expect.objectContaining({ digest }) as Error;

beforeEach(() => {
  vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "true");
  vi.spyOn(log, "info").mockReturnValue();
  vi.spyOn(log, "error").mockReturnValue();
  request.headers = new Headers({ "sec-fetch-site": "same-origin" });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("runAction", () => {
  test("answers with the value", async () => {
    expect(await runAction(() => Promise.resolve(7))).toEqual({ ok: true, value: 7 });
  });

  test("answers with the sentence of an expected failure", async () => {
    const error = new AppError("conflict", "There is a frame called “Security” already.");
    expect(await runAction(throwing(error))).toEqual({
      ok: false,
      error: { code: "conflict", message: "There is a frame called “Security” already." },
    });
  });

  test.each([
    ["must not be empty", "Check “name”: must not be empty."],
    ["Give the frame a name.", "Give the frame a name."],
  ])("says in a sentence what a schema refuses: %s", async (objection, message) => {
    const schema = z.strictObject({ name: z.string().min(1, objection) });
    expect(await runAction(() => Promise.resolve(schema.parse({ name: "" })))).toEqual({
      ok: false,
      error: { code: "invalid_input", message },
    });
  });

  test("FW-11: hides a bug from the person, and logs it under the number it shows them", async () => {
    const bug = new Error("SELECT password FROM users failed");
    const result = await runAction(throwing(bug));
    if (result.ok) throw new Error("it should have failed");
    expect(result.error.code).toBe("unexpected");
    expect(result.error.message).not.toContain("password");

    const logged = vi.mocked(log.error).mock.calls[0]![0] as { requestId: string; err: Error };
    expect(logged.err).toBe(bug);
    expect(result.error.message).toContain(logged.requestId);
  });

  test("lets a redirect through", async () => {
    await expect(runAction(() => Promise.resolve(redirect("/projects/levy")))).rejects.toThrow(
      "NEXT_REDIRECT",
    );
  });

  test("does not run what another site sent", async () => {
    request.headers = new Headers({ "sec-fetch-site": "cross-site" });
    const body = vi.fn();
    await expect(runAction(body)).rejects.toThrow(signal("NEXT_HTTP_ERROR_FALLBACK;403"));
    expect(body).not.toHaveBeenCalled();
  });
});

describe("respond", () => {
  test.each<[ErrorCode, number]>([
    ["not_signed_in", 401],
    ["forbidden", 403],
    ["not_found", 404],
    ["conflict", 409],
    ["text_frozen", 409],
    ["assignment_closed", 409],
    ["too_large", 413],
    ["unsupported_type", 415],
    ["invalid_input", 422],
    ["invalid_span", 422],
    ["revision_missing", 428],
    ["too_many_requests", 429],
  ])("answers %s with %i and the sentence", async (code, status) => {
    const response = await respond(throwing(new AppError(code, "A sentence.")));
    expect(response.status).toBe(status);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      error: {
        code,
        message: "A sentence.",
        requestId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      },
    });
  });

  test("says when to try again, and only when there were too many requests", async () => {
    const answer = async (error: AppError) =>
      (await respond(throwing(error))).headers.get("retry-after");
    expect(await answer(new AppError("too_many_requests", "Wait.", { retryAfter: 900 }))).toBe(
      "900",
    );
    expect(await answer(new AppError("too_many_requests", "Wait."))).toBe("60");
    expect(await answer(new AppError("conflict", "Taken."))).toBeNull();
  });

  test("answers a bug with 500 and nothing about it", async () => {
    const response = await respond(throwing(new TypeError("x is undefined")));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("undefined");
  });

  test("hands the answer through when all went well", async () => {
    const answer = new Response("ok");
    expect(await respond(() => Promise.resolve(answer))).toBe(answer);
  });
});

test("SQ-01: a text that PostgreSQL cannot hold is the sender's mistake, not a bug", async () => {
  const cause = { originalCode: "22021", kind: "postgres" };
  const error = Object.assign(new Error("invalid byte sequence"), {
    ...{ code: "P2039", meta: { driverAdapterError: { cause } } },
  });
  const answer = await respond(throwing(error));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("holds a character that no text can hold");
  expect(log.error).not.toHaveBeenCalled();
});

test("CR-05 a database that cannot write is a 503 with a sentence, and says when to try again", async () => {
  const full = Object.assign(new Error("…"), { cause: { originalCode: "SQLITE_FULL" } });
  const answer = await respond(throwing(full));
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("10");
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  expect(error.code).toBe("unavailable");
  expect(error.message).toMatch(/^The server's disk is full, so nothing was saved\./);
});

describe("load", () => {
  const failing = (code: ErrorCode) => load(Promise.reject(new AppError(code, "A sentence.")));

  test("leads a stranger to the sign-in page and back", async () => {
    request.headers.set("x-path", "/projects/levy/articles?q=a&b");
    await expect(failing("not_signed_in")).rejects.toThrow(
      signal("NEXT_REDIRECT;replace;/sign-in?next=%2Fprojects%2Flevy%2Farticles%3Fq%3Da%26b;307;"),
    );
  });

  test("tells unknown from not allowed", async () => {
    await expect(failing("not_found")).rejects.toThrow(signal("NEXT_HTTP_ERROR_FALLBACK;404"));
    await expect(failing("forbidden")).rejects.toThrow(signal("NEXT_HTTP_ERROR_FALLBACK;403"));
  });

  test("leaves everything else to the error page", async () => {
    await expect(failing("conflict")).rejects.toThrow("A sentence.");
    await expect(load(Promise.reject(new Error("bug")))).rejects.toThrow("bug");
    expect(await load(Promise.resolve("article"))).toBe("article");
  });
});
