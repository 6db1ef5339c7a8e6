import { expect, test } from "vitest";
import { IMPORT_FORMATS } from "@/lib/domain/import-formats";
import { readers } from "./registry";

test("the pages call every format as its reader does", () => {
  const named = readers.map(({ format, label, extensions }) => ({ format, label, extensions }));
  expect([...IMPORT_FORMATS]).toEqual(named);
});

test("no two readers go by one name", () => {
  expect(new Set(readers.map(({ format }) => format)).size).toBe(readers.length);
});
