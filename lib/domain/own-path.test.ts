import { describe, expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each(["/", "/projects/levy?sort=name#top", "/invitations/abc-_123"])("%s is ours", (path) => {
  expect(ownPath(path)).toBe(path);
});

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
