import fc from "fast-check";
import { expect, test } from "vitest";
import { lineAt, paragraphAt, paragraphsOf } from "./paragraphs";

const text = fc.string({ unit: fc.constantFrom("a", "\n", "𝒳", " "), maxLength: 30 });

test("the paragraphs of any text join up to the text to the letter", () => {
  fc.assert(
    fc.property(text, (text) => {
      const paragraphs = paragraphsOf(text);
      expect(paragraphs.map((p) => p.text).join("")).toBe(text);
      expect(paragraphs.map((p) => text.slice(p.start, p.end))).toEqual(text.split("\n"));
    }),
  );
});

test("an offset belongs to the line around it, a line break to the line it ends", () => {
  fc.assert(
    fc.property(text, (text) => {
      const paragraphs = paragraphsOf(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const { index, start, end } = paragraphAt(paragraphs, offset);
        expect(index).toBe(text.slice(0, offset).split("\n").length - 1);
        expect(lineAt(text, offset)).toEqual({ start, end });
      }
    }),
  );
});
