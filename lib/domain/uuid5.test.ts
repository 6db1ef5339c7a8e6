import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { uuid5 } from "./uuid5";

test("is version 5 of the UUIDs, as computed from its definition", () => {
  const namespace = Buffer.from("5f1d8e0a6c3b4b579a432f0c9d7e61b4", "hex");
  for (const words of [["user", "ana"], ["ž 📰", ""], []]) {
    const digest = createHash("sha1").update(namespace).update(words.join("\n")).digest();
    digest[6] = (digest[6]! % 16) + 0x50;
    digest[8] = (digest[8]! % 64) + 0x80;
    const hex = digest.toString("hex");
    const [guid, a, b, c, d, e] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(hex)!;
    expect(uuid5(...words)).toBe(`${a}-${b}-${c}-${d}-${e}`);
    expect(guid).toHaveLength(32);
  }
});

test("differs for other words, and stays the same for the same", () => {
  expect(uuid5("user", "ana")).toBe(uuid5("user", "ana"));
  expect(uuid5("user", "ana")).not.toBe(uuid5("article", "ana"));
});
