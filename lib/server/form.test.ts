import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { parseForm } from "./form";

const schema = z.strictObject({ note: z.string() });

function form(...fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test("reads the fields, and leaves out those that React adds", () => {
  const data = form(["$ACTION_ID_c0ffee", ""], ["note", "Three frames"]);
  expect(parseForm(schema, data)).toEqual({ note: "Three frames" });
});

test.each([
  ["SQ-01: a NUL", form(["note", "a\0b"]), /^“note” holds a character that no text can hold/],
  ["no form at all", undefined as unknown as FormData, /^The form did not arrive/],
  ["a list", [["note", "a"]] as unknown as FormData, /^The form did not arrive/],
])("refuses %s with a sentence", (_what, data, sentence) => {
  expect(() => parseForm(schema, data)).toThrow(AppError);
  expect(() => parseForm(schema, data)).toThrow(sentence);
});

test.each([
  ["a field nobody asked for", form(["note", ""], ["role", "lead"])],
  ["SQ-04: a field of every object", form(["note", ""], ["__proto__", "x"])],
  ["a missing field", form()],
])("refuses %s", (_what, data) => {
  expect(() => parseForm(schema, data)).toThrow(z.ZodError);
});
