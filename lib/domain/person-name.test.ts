import { expect, test } from "vitest";
import { personName } from "./person-name";

test("a name is tidied, and otherwise left as it is written", () => {
  expect(personName("  Ana   Petrović\n")).toBe("Ana Petrović");
  expect(personName("Ana Petrovic\u0301")).toBe("Ana Petrović");
  expect(personName("<b>Bobby</b> '; DROP TABLE")).toBe("<b>Bobby</b> '; DROP TABLE");
  expect(personName("名前")).toBe("名前");
});

test.each([
  ["no name", "  "],
  ["a long one", "x".repeat(101)],
  ["one that reads backwards", "Ana\u202Egnp.exe"],
  ["one with a NUL", "Ana\0"],
])("%s is refused", (_what, name) => {
  expect(() => personName(name)).toThrow(expect.objectContaining({ code: "invalid_input" }));
});
