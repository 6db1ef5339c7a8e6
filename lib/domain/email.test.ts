import { describe, expect, test } from "vitest";
import { canonicalEmail } from "./email";

describe("AN-22: one address, one form", () => {
  test.each([
    "admin@x.org",
    "ADMIN@X.org",
    "  admin@x.org\n",
    "ａdmin@x.org", // full-width a
    "admin@ｘ.org",
  ])("%j", (raw) => {
    expect(canonicalEmail(raw)).toBe("admin@x.org");
  });

  test("what is canonical stays as it is", () => {
    for (const email of [
      "o'neil+levy@mail.example.org",
      "mira@localhost",
      "a@xn--bcher-kva.example",
    ])
      expect(canonicalEmail(email)).toBe(email);
  });
});

describe("AN-22: refuses what only looks like an address", () => {
  test.each([
    ["an @ that is none", "admin＠x.org"],
    ["a second @ after NFKC", "admin@x＠y.org"],
    ["a NUL at the end", "admin@x.org\0"],
    ["a zero-width space", "ad\u200bmin@x.org"],
    ["a line end inside", "admin@x.org\r\nBcc:eve@x.org"],
    ["a Cyrillic а", "аdmin@x.org"],
    ["nothing before the @", "@x.org"],
    ["nothing after the @", "admin@"],
    ["no @", "admin"],
    ["two dots in the host", "admin@x..org"],
    ["nothing", ""],
    ["more than a mail server takes", `${"a".repeat(250)}@x.org`],
  ])("%s", (_what, raw) => {
    expect(() => canonicalEmail(raw)).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });
});
