import { expect, test } from "vitest";
import { segmentsOfText } from "./segments";

test("cuts a text into paragraphs and sentences, counted in code points", () => {
  const text = "Drones 📰 signed\n\n  Critics warn. Dr. Weber agrees. \n\t\nThe end";
  const { paragraphs, sentences } = segmentsOfText(text, "en");
  const words = ({ start, end }: { start: number; end: number }) =>
    [...text].slice(start, end).join("");
  expect(paragraphs.map(words)).toEqual([
    "Drones 📰 signed",
    "Critics warn. Dr. Weber agrees.",
    "The end",
  ]);
  expect(sentences.map(words)).toEqual([
    "Drones 📰 signed",
    "Critics warn.",
    "Dr. Weber agrees.",
    "The end",
  ]);
});

test("a text of white space has neither", () => {
  expect(segmentsOfText(" \n ")).toEqual({ paragraphs: [], sentences: [] });
});
