import { expect, test } from "vitest";
import { charts } from "./registry";

test("every chart says what it is and how to read it", () => {
  for (const { title, reading } of Object.values(charts)) {
    expect(title).not.toBe("");
    expect(reading).toMatch(/\.$/);
  }
});
