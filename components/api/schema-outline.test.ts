import { expect, test } from "vitest";
import { outlineOf, typeWords } from "./schema-outline";

test("tells every field of an answer, with what lies within it", () => {
  const passage = {
    type: "object",
    properties: { start: { type: "integer", description: "Code points" } },
    required: ["start"],
  };
  const page = {
    type: "object",
    properties: {
      items: { type: "array", items: passage },
      next: { type: ["string", "null"] },
      limit: { type: "integer", default: 50 },
    },
    required: ["items", "next"],
  };
  expect(outlineOf(page)).toEqual([
    { name: "items", type: "list of object", required: true, description: "" },
    { name: "items[].start", type: "integer", required: true, description: "Code points" },
    { name: "next", type: "string | null", required: true, description: "" },
    { name: "limit", type: "integer", required: false, description: "Left out: 50" },
  ]);
});

test("names fields of alternatives once", () => {
  const kinds = ["create", "delete"].map((kind) => ({
    type: "object",
    properties: { kind: { const: kind }, id: { type: "string" } },
    required: ["kind"],
  }));
  expect(outlineOf({ oneOf: kinds }).map(({ name }) => name)).toEqual(["kind", "id"]);
});

test.each([
  [{ enum: ["a", "b"] }, '"a" | "b"'],
  [{ type: "string", format: "date-time" }, "time"],
  [{ anyOf: [{ type: "string", format: "date" }, { type: "null" }] }, "day | null"],
  [{}, "anything"],
])("says what %j is", (schema, words) => {
  expect(typeWords(schema)).toBe(words);
});
