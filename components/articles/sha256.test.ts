import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { digestOf, sha256 } from "./sha256";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test.each([0, 1, 55, 56, 63, 64, 65, 1000, 1_000_003])("the digest of %i bytes", async (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 256);
  const expected = createHash("sha256").update(bytes).digest("hex");
  expect(hex(digestOf(bytes))).toBe(expected);
  expect(await sha256(bytes)).toBe(expected);
});
