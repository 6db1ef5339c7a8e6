import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codebookProblems } from "@/lib/domain/codebook";
import type { BookFrame } from "@/lib/domain/codebook/book";
import { bookFrames, hexOf } from "@/lib/domain/codebook/book";
import { CODEBOOK_TEMPLATE } from "@/lib/domain/codebook-template";
import { fitted } from "@/lib/domain/codebook/fit";
import { codebookCsv, codebookForSpreadsheets } from "@/lib/domain/export/codebook-csv";
import { codebookJson } from "@/lib/domain/export/codebook-json";
import { codebookQdc } from "@/lib/domain/export/codebook-qdc";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import { ZipFile } from "yazl";
import { readCodebookFile, unpackedCodebook } from "./codebook-file";

const bytes = (text: string) => new TextEncoder().encode(text);
const newId = () => crypto.randomUUID();

/** Read a file into an empty codebook, and what that codebook exports. */
function taken(file: string): BookFrame[] {
  const { frames } = readCodebookFile(bytes(file));
  const fit = fitted(frames, [], newId);
  expect(codebookProblems(fit)).toEqual([]);
  return bookFrames(fit, (frame) => fit.find(({ id }) => id === frame.id)!.guid ?? frame.id);
}

const WRITERS = {
  qdc: codebookQdc,
  csv: (frames: readonly BookFrame[]) => codebookCsv(frames),
  spreadsheet: codebookForSpreadsheets,
  json: (frames: readonly BookFrame[]) => codebookJson(frames, { questions: [], rules: [] }),
};

/** Everything that breaks files: scripts, emoji, marks, controls, line ends, markup, our own headings. */
const words = fc
  .array(
    fc.constantFrom(
      ..."aé߷ \t\n\r\u0000\u0007\u0301\u200F\uFEFF<>&\"',;#\\",
      "سلام",
      "שלום",
      "👨‍👩‍👧",
      "\ud83d",
      "]]>",
      "## Include when",
      "\n\n## Key\n",
      "\\#",
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const codebook = fc
  .array(
    fc.record({
      name: words,
      definition: words,
      includeWhen: words,
      excludeWhen: words,
      example: words,
      counterExample: words,
      color: fc.constantFrom(...FRAME_COLORS),
      pattern: fc.constantFrom(...FRAME_PATTERNS),
      isGroup: fc.boolean(),
      hasKey: fc.boolean(),
      parent: fc.nat(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((rows) => {
    const found = rows.map(({ parent, hasKey, ...row }, ref) => ({
      ...row,
      ref,
      parent: ref === 0 || parent % 3 === 0 ? null : parent % ref,
      guid: crypto.randomUUID(),
      shortName: row.isGroup ? "" : `S${ref}`,
      ...(hasKey ? {} : { key: "" }),
    }));
    const frames = fitted(found, [], newId);
    return bookFrames(frames, (frame) => frames.find(({ id }) => id === frame.id)!.guid!);
  });

describe.each(Object.entries(WRITERS))("a codebook as %s", (_format, write) => {
  test("comes back the same, byte for byte, whatever is written in it", () => {
    fc.assert(
      fc.property(codebook, (frames) => {
        const file = write(frames);
        const back = taken(file);
        expect(back).toEqual(frames);
        expect(write(back)).toBe(file);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps a byte order mark out of the names", () => {
    const frames = bookFrames(
      CODEBOOK_TEMPLATE.map((frame, index) => ({ ...frame, id: guid(index) })),
      ({ id }) => id,
    );
    expect(taken(`\uFEFF${write(frames)}`)).toEqual(frames);
  });
});

describe("the REFI-QDA codebook", () => {
  const frames: BookFrame[] = [
    { ...frameNamed("Themes", 0), isGroup: true },
    { ...frameNamed('Tab\tand "quotes"', 1), parent: guid(0), definition: "One\n## two" },
  ];

  test("is written as the standard has it, to the letter", () => {
    expect(codebookQdc(frames)).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n' +
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Framewise"><Codes>' +
        `<Code guid="${guid(0)}" name="Themes" isCodable="false" color="${hexOf("green")}">` +
        "<Description>## Short name\nF0\n\n## Line\nsolid</Description>" +
        `<Code guid="${guid(1)}" name="Tab&#9;and &#34;quotes&#34;" isCodable="true" color="${hexOf("green")}">` +
        "<Description>One\n\\## two\n\n## Short name\nF1\n\n## Line\nsolid</Description>" +
        "</Code></Code></Codes></CodeBook>\n",
    );
  });

  test("has the structure that its schema asks for, whatever is in it", () => {
    fc.assert(
      fc.property(codebook, (frames) => {
        const root = new DOMParser().parseFromString(codebookQdc(frames), "text/xml");
        expect(schemaProblems(root.documentElement!)).toEqual([]);
      }),
    );
  });

  test.each([
    ["a DOCTYPE", '<!DOCTYPE x [<!ENTITY a "b">]><CodeBook><Codes/></CodeBook>', "DOCTYPE"],
    ["half a file", '<CodeBook><Codes><Code name="a">', "The XML is broken"],
    ["another document", "<html><p>No</p></html>", "not a REFI-QDA codebook"],
    ["no code", '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>', "no frame"],
    [
      "endless nesting",
      `<CodeBook><Codes>${'<Code name="a">'.repeat(30)}${"</Code>".repeat(30)}</Codes></CodeBook>`,
      "nested more than 20 deep",
    ],
  ])("is refused with %s", (_what, file, sentence) => {
    expect(() => readCodebookFile(bytes(file))).toThrow(sentence);
  });

  test.each(["urn:QDA-XML:codebook:1:0", "urn:QDA-XML:codebook:0:4", "urn:QDA-XML:project:0:10"])(
    "of another tool is read in the namespace %s, with braces, capitals and prefixes",
    (namespace) => {
      const [group, frame] = taken(
        `<?xml version="1.0"?><q:CodeBook xmlns:q="${namespace}" origin="Other 1"><q:Codes>` +
          '<q:Code guid="{4AE7BD93-9874-5B5E-AC8C-8B0FF2505A33}" name="Coke" isCodable="false">' +
          '<q:Code guid="nonsense" name="Diet" isCodable="true" color="#0a5"><q:Description>## Key\nno section</q:Description></q:Code>' +
          "</q:Code></q:Codes><q:Sets/></q:CodeBook>",
      );
      expect(group).toMatchObject({
        guid: "4ae7bd93-9874-5b5e-ac8c-8b0ff2505a33",
        isGroup: true,
        key: "",
      });
      expect(frame).toMatchObject({
        parent: group!.guid,
        name: "Diet",
        shortName: "DIE",
        key: "1",
        color: "green",
        definition: "## Key\nno section",
      });
    },
  );

  test("reads what Taguette writes, and its table", ({ skip }) => {
    const folder = join(import.meta.dirname, "../../../shared/samples/taguette");
    if (!existsSync(folder)) skip();
    for (const name of ["codebook.qdc", "codebook.csv"]) {
      const frames = taken(readFileSync(join(folder, name), "utf8"));
      expect(frames.map((frame) => frame.name)).toContain("Economic.Costs");
    }
  });
});

test("FX-01, FX-02: the table for spreadsheets has no cell that runs, and comes back as it was", () => {
  const cells = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "'=1", '=HYPERLINK("http://a.example")'];
  const frames = cells.map((definition, index) => ({
    ...frameNamed(`${definition} ${index}`, index),
    definition,
  }));
  const file = codebookForSpreadsheets(frames);
  const table: string[][] = parse(file, { bom: true });
  expect(table.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell))).toEqual([]);
  expect(readCodebookFile(bytes(file)).frames).toMatchObject(
    frames.map(({ name, definition }) => ({ name, definition })),
  );
});

describe("a table of another tool", () => {
  test("is read by its names and descriptions; a dotted name stands under its stem", () => {
    const frames = taken(
      "tag,description,number of highlights\nEconomy,Money,3\nEconomy.Costs,,1\n",
    );
    expect(frames.map(({ name, definition }) => [name, definition])).toEqual([
      ["Economy", "Money"],
      ["Economy.Costs", ""],
    ]);
    expect(frames[1]?.parent).toBe(frames[0]?.guid);
  });

  test.each([
    ["without a column of names", "colour,size\nred,1\n", "names no column"],
    ["with its header alone", "name,description\n", "no frame"],
    ["with an open quote", 'name\n"a\n', "could not be read as CSV"],
  ])("is refused %s", (_what, file, sentence) => {
    expect(() => readCodebookFile(bytes(file))).toThrow(sentence);
  });
});

describe("a JSON file", () => {
  test.each([
    ["of something else", '{"format":"other"}', "not a codebook of Framewise"],
    ["that is cut off", '{"format":', "not complete JSON"],
    ["of a later version", '{"format":"framewise-codebook","version":2,"frames":[]}', "newer"],
  ])("%s is refused", (_what, file, sentence) => {
    expect(() => readCodebookFile(bytes(file))).toThrow(sentence);
  });

  test("with frames in a circle, or of wrong types, gives each a place", () => {
    const [a, b] = [guid(1), guid(2)];
    const frames = [
      { guid: a, name: "A", parent: b },
      { guid: b, name: 7, parent: a, key: ["x"] },
    ];
    const file = JSON.stringify({ format: "framewise-codebook", version: 1, frames });
    expect(taken(file).map(({ name, parent }) => [name, parent])).toEqual([
      ["A", null],
      ["Unnamed", null],
    ]);
  });
});

describe("beside the frames of a codebook", () => {
  test("names, short names, keys and GUIDs that are taken are replaced, and said", () => {
    const mine = { ...frameNamed("Morality", 1), id: "m", parentId: null };
    const found = readCodebookFile(
      bytes(codebookCsv([{ ...frameNamed("morality", 1), key: "1" }])),
    );
    const [fit] = fitted(found.frames, [{ ...mine, key: "1" }], newId);
    expect(fit).toMatchObject({
      name: "morality (2)",
      shortName: "MOR",
      key: "",
      note: "Called “morality” there.",
    });
    expect(fit).not.toHaveProperty("guid");
    expect(codebookProblems([{ ...mine, key: "1" }, fit!])).toEqual([]);
  });

  test("a long name is cut, and its words are kept", () => {
    const long = `${"word ".repeat(30)}end`;
    const [fit] = fitted(readCodebookFile(bytes(`name\n${long}\n`)).frames, [], newId);
    expect(fit?.name).toHaveLength(80);
    expect(fit?.definition).toBe(long);
  });
});

describe("a file that was made to hold up the server, which reads it itself", () => {
  const frames = (row: object) => Array.from({ length: 60_000 }, () => row);
  const json = (book: object) =>
    JSON.stringify({ format: "framewise-codebook", version: 1, frames: [{ name: "A" }], ...book });

  test.each([
    ["UP-21: 400,000 rows", `name\n${"a\n".repeat(400_000)}`, /1000 frames at most/],
    ["UP-21: 240,000 columns", `${"a,".repeat(240_000)}name\n${",".repeat(240_000)}A\n`, null],
    ["UP-26: 60,000 frames under each other", json({ frames: frames({ parent: "a" }) }), /frames/],
    ["UP-26: 60,000 questions", json({ questions: frames({ key: 1 }) }), /1000 questions at most/],
    ["UP-26: 60,000 rules", json({ rules: frames({ kind: 1 }) }), /1000 rules at most/],
    [
      "UP-26: lists 400,000 deep",
      `{"a":${"[".repeat(400_000)}${"]".repeat(400_000)}}`,
      /not a code/,
    ],
    ["UP-27: 100,000 comments", `${"<!---->".repeat(100_000)}<a/>`, /not a REFI-QDA codebook/],
    [
      "UP-27: ratings that stand for four million options",
      `<View>${'<Rating maxRating="100"/>'.repeat(39_000)}</View>`,
      /more than 5,000 elements/,
    ],
    ["UP-27: a DOCTYPE", '<!DOCTYPE a [<!ENTITY b "c">]><CodeBook>&b;</CodeBook>', /DOCTYPE/],
  ])("%s", (_what, file, sentence) => {
    const began = performance.now();
    const read = () => readCodebookFile(bytes(file));
    if (sentence) expect(read).toThrow(sentence);
    else expect(read().frames).toHaveLength(1);
    // What compares everything with everything takes minutes, and more.
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test("a labeling configuration is known by its first element, after whatever comments", () => {
    const labels = '<View><Labels name="l"><Label value="Kin"/></Labels></View>';
    const found = readCodebookFile(
      bytes(`<?xml version="1.0"?>\n<!-- a --> <!-- b\n<View> -->\n${labels}`),
    );
    expect(found).toMatchObject({ format: "Label Studio", frames: [{ name: "Kin" }] });
  });
});

describe("a packed file", () => {
  const packed = (name: string, content: string) => packedAll([[name, content]]);
  const packedAll = async (files: readonly [name: string, content: string][]) => {
    const archive = new ZipFile();
    for (const [name, content] of files) archive.addBuffer(Buffer.from(content), name);
    archive.end();
    const chunks: Buffer[] = [];
    for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const project =
    '<Project xmlns="urn:QDA-XML:project:1.0"><Users/><CodeBook><Codes>' +
    '<Code guid="00000000-0000-4000-8000-000000000001" name="Kin" isCodable="true"/>' +
    "</Codes></CodeBook></Project>";

  test("of REFI-QDA has the codebook of its project", async () => {
    const { frames } = readCodebookFile(await unpackedCodebook(await packed("p.qde", project)));
    expect(frames.map(({ name }) => name)).toEqual(["Kin"]);
  });

  test("of something else is refused, and a plain file is left as it is", async () => {
    await expect(unpackedCodebook(await packed("a.txt", "x"))).rejects.toThrow("as CSV");
    const damaged = (await packed("p.qde", project)).subarray(0, 60);
    await expect(unpackedCodebook(damaged)).rejects.toThrow("damaged");
    expect(await unpackedCodebook(bytes("name\nKin\n"))).toEqual(bytes("name\nKin\n"));
  });

  test("UP-02: of many small projects that unpack to much more is refused by its directory", async () => {
    const bomb = Array.from({ length: 20 }, (_, n): [string, string] => [
      `${n}.qde`,
      " ".repeat(1_000_000),
    ]);
    await expect(unpackedCodebook(await packedAll(bomb))).rejects.toThrow(
      "Its text takes more than 8 MB",
    );
  });

  test("of the standard's own example is read", async ({ skip }) => {
    const file = join(import.meta.dirname, "../../../shared/samples/refi-qda/TestProject.qdpx");
    if (!existsSync(file)) skip();
    const { frames } = readCodebookFile(await unpackedCodebook(readFileSync(file)));
    expect(frames).toHaveLength(14);
  });
});

function guid(index: number): string {
  return `00000000-0000-4000-8000-00000000000${index}`;
}

function frameNamed(name: string, index: number): BookFrame {
  return {
    guid: guid(index),
    parent: null,
    isGroup: false,
    name,
    shortName: `F${index}`,
    definition: "",
    includeWhen: "",
    excludeWhen: "",
    example: "",
    counterExample: "",
    color: "green",
    pattern: "solid",
    key: "",
  };
}

/** The rules of Codebook.xsd (REFI-QDA 1.5), so that they are checked where the schema is not at hand. */
function schemaProblems(root: Element): string[] {
  const problems: string[] = [];
  const elements = (parent: Element) =>
    [...parent.childNodes].filter((node): node is Element => node.nodeType === 1);
  const expectThat = (holds: boolean, what: string) => void (holds || problems.push(what));
  const code = (element: Element) => {
    const at = (name: string) => element.getAttribute(name) ?? "";
    expectThat(element.tagName === "Code", `a ${element.tagName} among codes`);
    expectThat(/^[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/.test(at("guid")), "guid");
    expectThat(/^(true|false)$/.test(at("isCodable")), "isCodable");
    expectThat(/^#[\da-fA-F]{6}$/.test(at("color")), "color");
    expectThat(element.hasAttribute("name"), "name");
    const children = elements(element);
    const rest = children[0]?.tagName === "Description" ? children.slice(1) : children;
    rest.forEach(code);
  };
  expectThat(root.namespaceURI === "urn:QDA-XML:codebook:1.0", "namespace");
  const [codes, ...more] = elements(root);
  expectThat(codes?.tagName === "Codes" && more.length === 0, "Codes alone");
  expectThat(elements(codes!).length > 0, "at least one code");
  elements(codes!).forEach(code);
  return problems;
}
