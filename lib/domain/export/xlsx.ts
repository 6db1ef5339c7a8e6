import type { FileOfSet, Rows } from "./exporter";
import { arrived } from "./exporter";
import { fitting } from "./spreadsheet-cell";
import type { TableColumn } from "./table";
import { XML_DECLARATION, xmlText } from "./xml";

/** The most rows of a sheet, the header among them; what follows goes on a further sheet. */
const MOST_ROWS = 1_048_576;
/** Rows written at once. */
const BATCH = 500;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook (Office Open XML), sheet by sheet as the rows arrive: strings are inline, so
 * that none is a formula and none is held. The parts that name the sheets come last, when
 * their number is known.
 */
export async function* xlsxFiles<Row extends object>(
  rows: Rows<Row>,
  columns: readonly TableColumn<Row>[],
  mostRows = MOST_ROWS,
): AsyncGenerator<FileOfSet> {
  const arriving = (async function* () {
    for await (const some of rows) yield* arrived(some);
  })();
  let next = await arriving.next();
  let sheets = 0;
  async function* sheet() {
    yield `${XML_DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
    yield record(
      1,
      columns.map(({ header }) => header),
    );
    let batch = "";
    for (let count = 1; !next.done && count < mostRows; count++) {
      const { value } = next;
      batch += record(
        count + 1,
        columns.map(({ key }) => value[key] as string | number | null),
      );
      next = await arriving.next();
      if (count % BATCH === 0) {
        yield batch;
        batch = "";
      }
    }
    yield `${batch}</sheetData></worksheet>`;
  }
  try {
    do yield { path: `xl/worksheets/sheet${++sheets}.xml`, pieces: sheet() };
    while (!next.done);
  } finally {
    await arriving.return(undefined);
  }
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  const part = (path: string, xml: string): FileOfSet => ({
    path,
    pieces: pieceOf(XML_DECLARATION + xml),
  });
  yield part(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${numbers
      .map((n) => `<sheet name="Rows${n > 1 ? ` ${n}` : ""}" sheetId="${n}" r:id="rId${n}"/>`)
      .join("")}</sheets></workbook>`,
  );
  yield part(
    "xl/_rels/workbook.xml.rels",
    `<Relationships xmlns="${RELATIONS}">${numbers
      .map((n) => relation(`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`))
      .join("")}</Relationships>`,
  );
  yield part(
    "_rels/.rels",
    `<Relationships xmlns="${RELATIONS}">${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
  );
  yield part(
    "[Content_Types].xml",
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${numbers
      .map(
        (n) =>
          `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
      )
      .join("")}</Types>`,
  );
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;

function record(number: number, cells: readonly (string | number | null)[]): string {
  return `<row r="${number}">${cells.map((value, at) => cell(`${letter(at)}${number}`, value)).join("")}</row>`;
}

function cell(place: string, value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
  const text = xmlText(unmistakable(fitting(value)));
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** What a column is called; a table has at most 26. */
const letter = (at: number) => String.fromCharCode(65 + at);

/** Excel reads `_x0041_` as a character's number; so it does not take what looks like one for it. */
function unmistakable(text: string): string {
  return text.replace(/_(?=x[\dA-F]{4}_)/gi, "_x005F_").replaceAll("\r", "_x000D_");
}

async function* pieceOf(text: string) {
  yield await Promise.resolve(text);
}
