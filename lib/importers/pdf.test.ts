import { expect, test } from "vitest";
import { pdf } from "./pdf";
import type { Placed } from "./testing";
import { findAll, makePdf, shown } from "./testing";

const lines = (texts: string[], top: number): Placed[] =>
  texts.map((text, i) => ({ text, y: top - 14 * i }));

test("paragraphs are put together again, heads and page numbers marked", async () => {
  const pages = [
    [
      { text: "The Fern Post, March 2024", y: 810, size: 8 },
      { text: "Bridge stays shut", y: 770, size: 20 },
      ...lines(
        [
          "The old bridge over the river Sall will stay closed until September, the coun-",
          "cil announced on Tuesday after a meeting of four hours in the town hall.",
          "It will cost eleven million.",
        ],
        730,
      ),
      ...lines(
        [
          "Engineers found cracks in two of the five piers, and the council closed the bridge",
          "to all traffic the same evening, although the mayor and the ferry company had",
        ],
        660,
      ),
      { text: "Page 1", y: 30, size: 8 },
    ],
    [
      { text: "The Fern Post, March 2024", y: 810, size: 8 },
      ...lines(
        [
          "warned against it for weeks and in writing, as letters in the archive show.",
          "Nobody knows who pays.",
        ],
        770,
      ),
      ...lines(
        [
          "Nine thousand people have signed a petition for a pontoon over the river, more",
          "than a third of the town.",
        ],
        710,
      ),
      { text: "Page 2", y: 30, size: 8 },
    ],
  ];
  expect(shown(await findAll(pdf, "a.pdf", makePdf(pages)))).toBe(`## \npdf, pdf
-page-furniture| The Fern Post, March 2024
               | \nheadline       | Bridge stays shut
               | \n               | The old bridge over the river Sall will stay closed until September, the council announced on Tuesday after a meeting of four hours in the town hall. It will cost eleven million.
               | \n               | Engineers found cracks in two of the five piers, and the council closed the bridge to all traffic the same evening, although the mayor and the ferry company had warned against it for weeks and in writing, as letters in the archive show. Nobody knows who pays.
               | \n-page-furniture| Page 1
               | \n-page-furniture| The Fern Post, March 2024
               | \n               | Nine thousand people have signed a petition for a pontoon over the river, more than a third of the town.
               | \n-page-furniture| Page 2
`);
});

test("a picture of pages is refused with what to do", async () => {
  await expect(findAll(pdf, "a.pdf", makePdf([[]]))).rejects.toThrow(
    "This PDF is a picture of pages",
  );
});

test("a damaged file is refused", async () => {
  await expect(findAll(pdf, "a.pdf", "%PDF-1.4\nnothing")).rejects.toThrow(
    "damaged or was cut off",
  );
});
