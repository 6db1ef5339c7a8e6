import { describe, expect, test } from "vitest";
import { describeError } from "./log";

describe("describeError", () => {
  test("keeps what leads to the line", () => {
    const error = Object.assign(new Error("disk full", { cause: new TypeError("no buffer") }), {
      code: "ENOSPC",
    });
    expect(describeError(error)).toMatchObject({
      name: "Error",
      code: "ENOSPC",
      message: "disk full",
      frames: expect.arrayContaining([expect.stringMatching(/^at .*log\.test\.ts/)]) as string[],
      cause: { name: "TypeError", message: "no buffer" },
    });
  });

  test("keeps nothing of the rows a failed query was about", () => {
    const error = new Error(
      "Invalid create(): { text: 'The levy hurts families' }\n  quote: 'levy'",
    );
    error.name = "PrismaClientValidationError";
    error.stack = `${error.name}: ${error.message}\n    at create (articles.ts:1:1)`;
    expect(describeError(error)).toEqual({
      name: "PrismaClientValidationError",
      frames: ["at create (articles.ts:1:1)"],
    });
  });

  test("does not print a thrown value that is not an error", () => {
    expect(describeError("hunter2")).toEqual({ name: "string", frames: [] });
  });
});
