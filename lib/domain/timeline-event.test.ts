import { expect, test } from "vitest";
import { AppError } from "./errors";
import { timelineEventOf } from "./timeline-event";

test("takes a day and a name on one line", () => {
  expect(timelineEventOf("2024-02-29", "  Signing of\n the agreement ")).toEqual({
    day: "2024-02-29",
    label: "Signing of the agreement",
  });
  expect(timelineEventOf("1999-05-07", "ж".repeat(120)).label).toHaveLength(120);
});

test.each([
  ["2023-02-29", "A day that never was", /Choose the day/],
  ["2024-13-01", "A month too many", /Choose the day/],
  ["yesterday", "Not a day", /Choose the day/],
  ["", "No day", /Choose the day/],
  ["2024-01-01", " \n ", /what happened/],
  ["2024-01-01", "ж".repeat(121), /120 characters/],
])("refuses %s, %s", (day, label, sentence) => {
  expect(() => timelineEventOf(day, label)).toThrow(AppError);
  expect(() => timelineEventOf(day, label)).toThrow(sentence);
});
