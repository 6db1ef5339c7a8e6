import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { docx, docxToLines } from "./docx";
import { findAll, shown } from "./testing";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const paragraph = (text: string, style = "") =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

async function word(body: string, more: Record<string, string> = {}, relations = "") {
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${W} ${R}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="f" Type="${OFFICE}/footnotes" Target="footnotes.xml"/>${relations}</Relationships>`,
    "word/styles.xml": `<w:styles ${W}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    "word/footnotes.xml": `<w:footnotes ${W}><w:footnote w:id="2">${paragraph("Minutes of the council.")}</w:footnote></w:footnotes>`,
    ...more,
  };
  const archive = new ZipFile();
  for (const [name, text] of Object.entries(parts)) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

describe("a Word document", () => {
  test("gives its paragraphs, headings, cells and footnotes", async () => {
    const note = `<w:p><w:r><w:t>The council kept the bridge shut on Tuesday.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`;
    const table = `<w:tbl><w:tr><w:tc>${paragraph("Pier one")}</w:tc><w:tc>${paragraph("cracked")}</w:tc></w:tr></w:tbl>`;
    const bytes = await word(
      paragraph("Bridge stays shut", "H1") + note + paragraph("A long way round", "H2") + table,
    );
    expect(shown(await findAll(docx, "a.docx", bytes))).toBe(`## \ndocx, docx
headline       | Bridge stays shut
               | The council kept the bridge shut on Tuesday.[1]
subheading     | A long way round
               | Pier one
               | cracked
footnote       | [1] Minutes of the council.
`);
  });

  test("keeps no-break spaces, and the order of its lines", async () => {
    const bytes = await word(
      ["Length:\u00a0120 words", "Body", "Text."].map((t) => paragraph(t)).join(""),
    );
    expect(await docxToLines(bytes)).toEqual(["Length:\u00a0120 words", "Body", "Text."]);
  });

  test("with the lines of a Nexis download gives its articles", async () => {
    const lines = [
      "Ferry sails",
      "The Fern Post",
      "March 12, 2024 Tuesday",
      "Body",
      "The ferry sails again.",
      "End of Document",
    ];
    const found = await findAll(
      docx,
      "a.docx",
      await word([...lines, ...lines].map((t) => paragraph(t)).join("")),
    );
    expect(found.map(({ place }) => place)).toEqual(["article 1", "article 2"]);
  });

  test.each([
    ["<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>", "&x;"],
    ["<!DOCTYPE w:document [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>", "&b;"],
  ])("with a DOCTYPE is refused", async (doctype, entity) => {
    const bytes = await word("", {
      "word/document.xml": `${doctype}<w:document ${W}><w:body>${paragraph(entity)}</w:body></w:document>`,
    });
    await expect(findAll(docx, "a.docx", bytes)).rejects.toThrow("DOCTYPE is not allowed");
  });

  test("UP-09: with more paragraphs than any article is refused unread", async () => {
    await expect(findAll(docx, "a.docx", await word("<w:p/>".repeat(1_500_000)))).rejects.toThrow(
      "has more than 50,000 paragraphs",
    );
  });

  test("UP-10: with more text than any article is refused by the directory", async () => {
    const bytes = await word(paragraph("a".repeat(21 * 1024 * 1024)));
    await expect(findAll(docx, "a.docx", bytes)).rejects.toThrow("takes more than 20 MB");
  });

  test("XS-03: with links to scripts is read as their words alone", async () => {
    const targets = ["javascript:alert(1)", "data:text/html,x", "file:///etc/hostname"];
    const bytes = await word(
      targets
        .map(
          (_, n) =>
            `<w:p><w:hyperlink r:id="h${n}"><w:r><w:t>Link ${n}</w:t></w:r></w:hyperlink></w:p>`,
        )
        .join(""),
      {},
      targets
        .map(
          (target, n) =>
            `<Relationship Id="h${n}" Type="${OFFICE}/hyperlink" Target="${target}" TargetMode="External"/>`,
        )
        .join(""),
    );
    expect(await docxToLines(bytes)).toEqual(["Link 0", "Link 1", "Link 2"]);
  });

  test("UP-12: that points to a picture elsewhere is read without it", async () => {
    let hits = 0;
    const server = createServer((_request, response) => response.end(String(++hits)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const picture = (id: string) =>
      `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const image = (id: string, target: string) =>
      `<Relationship Id="${id}" Type="${OFFICE}/image" Target="${target}" TargetMode="External"/>`;
    const bytes = await word(
      picture("i1") + picture("i2") + picture("i3") + paragraph("The ferry sails again."),
      {},
      image("i1", "file:///etc/hostname") +
        image("i2", `http://127.0.0.1:${port}/`) +
        image("i3", "file:///dev/zero"),
    );
    expect(await docxToLines(bytes)).toEqual(["The ferry sails again."]);
    server.close();
    expect(hits).toBe(0);
  });

  test("cut off is refused", async () => {
    const bytes = await word(paragraph("The ferry sails again."));
    await expect(docxToLines(bytes.subarray(0, 900))).rejects.toThrow("damaged or was cut off");
  });
});
