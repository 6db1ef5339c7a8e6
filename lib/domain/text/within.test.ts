import { expect, test } from "vitest";
import { within } from "./within";

test("keeps the stretches, each on a line, and moves passages with them", () => {
  const text = "Head 📰\nLead of it\nBody";
  const part = within(text, [
    { start: 0, end: 6 },
    { start: 18, end: 22 },
  ]);
  expect(part.text).toBe("Head 📰\nBody");
  expect(part.length).toBe([...part.text].length);
  expect(part.place({ start: 5, end: 6 })).toEqual([{ start: 5, end: 6 }]);
  expect(part.place({ start: 3, end: 20 })).toEqual([
    { start: 3, end: 6 },
    { start: 7, end: 9 },
  ]);
  expect(part.place({ start: 8, end: 12 })).toEqual([]);
});

test("nothing is left of no stretch", () => {
  expect(within("text", [])).toMatchObject({ text: "", length: 0 });
});
