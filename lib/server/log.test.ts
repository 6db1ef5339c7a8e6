import { execFileSync } from "node:child_process";
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

  test("keeps nothing of what is no JSON, which its error quotes", () => {
    let error: unknown;
    try {
      JSON.parse("The levy hurts families");
    } catch (caught) {
      error = caught;
    }
    const described = describeError(new Error("The body is not JSON.", { cause: error }));
    expect(described).toMatchObject({ message: "The body is not JSON." });
    expect(described.cause?.name).toBe("SyntaxError");
    expect(JSON.stringify(described.cause)).not.toContain("levy");
  });

  test("does not print a thrown value that is not an error", () => {
    expect(describeError("hunter2")).toEqual({ name: "string", frames: [] });
  });
});

test("SQ-05: what a person wrote cannot begin a line of its own, or colour a terminal", () => {
  const name = 'Ana\r\n{"level":"fatal"}\n\u001b[31m';
  const program = `import("@/lib/server/log").then(({ log }) => log.warn({ name: process.argv[1] }, process.argv[1]))`;
  const written = execFileSync(process.execPath, ["--import", "tsx", "-e", program, name], {
    encoding: "utf8",
    env: { ...process.env, LOG_LEVEL: "warn" },
  });
  expect(written.endsWith("\n")).toBe(true);
  expect(written.trimEnd().split(/[\r\n]/)).toHaveLength(1);
  expect(written).not.toContain("\u001b");
  expect(JSON.parse(written)).toMatchObject({ level: "warn", name, msg: name });
});
