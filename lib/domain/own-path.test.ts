import { describe, expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each(["/", "/projects/levy?sort=name#top", "/invitations/abc-_123", "/a//b?c=//d"])(
  "%s is ours",
  (path) => {
    expect(ownPath(path)).toBe(path);
  },
);

describe("AN-17: leads home instead of away", () => {
  test.each([
    "https://evil.example",
    "//evil",
    "/\\evil",
    "/a\\..\\..\\evil",
    "\\\\evil",
    "javascript:1",
    "/\r\nSet-Cookie:x",
    "/\t/evil",
    "/.//evil",
    "/x/..//evil",
    "/%2e//evil",
    "///evil",
    "//own@evil",
    "/\u2028/evil",
    "/\u202e",
    " /evil",
    "projects",
    "",
    undefined,
    null,
    ["/projects"],
  ])("%j", (next) => {
    expect(ownPath(next)).toBe("/");
  });
});
