import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { sha256 } from "./sha256";

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([0, 1, 64, 1_000_003])("the digest of %i bytes, over https and http", async (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 256);
  const expected = createHash("sha256").update(bytes).digest("hex");
  expect(await sha256(bytes)).toBe(expected);
  vi.stubGlobal("crypto", {});
  expect(await sha256(bytes)).toBe(expected);
});
