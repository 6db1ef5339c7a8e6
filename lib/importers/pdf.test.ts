import { expect, test } from "vitest";
import { pdf } from "./pdf";
import { findAll, shown } from "./testing";

interface Placed {
  text: string;
  x?: number;
  y: number;
  size?: number;
}

/** A small PDF of pages of lines in Helvetica. */
function makePdf(pages: Placed[][]): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  const kids = pages.map((lines) => {
    const content = lines
      .map(
        ({ text, x = 72, y, size = 11 }) =>
          `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, "\\$&")}) Tj ET`,
      )
      .join("\n");
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    return `${objects.length} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages.length} >>`;
  let file = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

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
