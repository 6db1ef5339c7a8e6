import * as docx from "docx";
import type { Block, Document, Inline } from "@/lib/domain/document/document";
import { partsOf, sourcesOf } from "@/lib/domain/document/document";

/** A document as a Word file (Office Open XML); traced numbers carry the number of their source, raised. */
export async function docxOf(document: Document): Promise<Uint8Array> {
  const sources = sourcesOf(document);
  const mark = (source: string) =>
    new docx.TextRun({ text: String(sources.indexOf(source) + 1), superScript: true });
  const runs = (text: Inline) =>
    partsOf(text).flatMap((part) =>
      typeof part === "string"
        ? [new docx.TextRun(part)]
        : [new docx.TextRun(part.text), mark(part.source)],
    );
  const title = new docx.Paragraph({ text: document.title, heading: docx.HeadingLevel.TITLE });
  const list = sources.length
    ? [
        headingOf(2, "Where each number comes from"),
        ...sources.map((source, index) => new docx.Paragraph(`${index + 1}. ${source}`)),
      ]
    : [];
  const file = new docx.Document({
    title: document.title,
    creator: "Framewise",
    styles: { default: { document: { run: { font: "Calibri", size: 22 } } } },
    sections: [
      {
        children: [
          title,
          ...document.blocks.flatMap((block) => blockOf(block, runs, mark)),
          ...list,
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(file));
}

function headingOf(level: 2 | 3, text: string): docx.Paragraph {
  const heading = level === 2 ? docx.HeadingLevel.HEADING_1 : docx.HeadingLevel.HEADING_2;
  return new docx.Paragraph({ text, heading });
}

function blockOf(
  block: Block,
  runs: (text: Inline) => docx.TextRun[],
  mark: (source: string) => docx.TextRun,
): (docx.Paragraph | docx.Table)[] {
  const after = { spacing: { after: 160 } };
  switch (block.kind) {
    case "heading":
      return [headingOf(block.level, block.text)];
    case "paragraph":
      return [new docx.Paragraph({ children: runs(block.text), ...after })];
    case "list":
      return block.items.map(
        (item) => new docx.Paragraph({ children: runs(item), bullet: { level: 0 } }),
      );
    case "table":
      return [
        new docx.Paragraph({
          children: [
            new docx.TextRun({ text: block.caption, bold: true }),
            ...(block.source === undefined ? [] : [mark(block.source)]),
          ],
          keepNext: true,
        }),
        tableOf(block, runs),
        new docx.Paragraph({
          children: block.note === undefined ? [] : runs(block.note),
          ...after,
        }),
      ];
  }
}

function tableOf(
  { columns, rows }: Extract<Block, { kind: "table" }>,
  runs: (text: Inline) => docx.TextRun[],
): docx.Table {
  const cell = (column: number, children: docx.TextRun[]) =>
    new docx.TableCell({
      margins: { left: 80, right: 80 },
      children: [
        new docx.Paragraph({
          children,
          alignment: columns[column]!.numbers ? docx.AlignmentType.RIGHT : docx.AlignmentType.LEFT,
        }),
      ],
    });
  return new docx.Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    rows: [
      new docx.TableRow({
        tableHeader: true,
        children: columns.map(({ name }, column) =>
          cell(column, [new docx.TextRun({ text: name, bold: true })]),
        ),
      }),
      ...rows.map(
        (row) =>
          new docx.TableRow({ children: row.map((text, column) => cell(column, runs(text))) }),
      ),
    ],
  });
}
