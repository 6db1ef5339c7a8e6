import { expect, test } from "vitest";
import { createToken, hashToken } from "./tokens";

test("AN-19: a token has 256 random bits and fits an address; its hash does not give it away", () => {
  const tokens = Array.from({ length: 100 }, createToken);
  expect(new Set(tokens).size).toBe(100);
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
  }
  // SHA-256 of "abc", FIPS 180-2, appendix B.1
  expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
