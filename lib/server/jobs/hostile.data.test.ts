import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { World } from "@/lib/data/testing/world";
import { createWorld } from "@/lib/data/testing/world";
import { prisma } from "@/lib/db/client";
import type { ImportNote } from "@/lib/domain/import";
import { MAX_NOTES } from "@/lib/domain/import";
import { log } from "../log";
import type { Importer, TestFile } from "./testing/import";
import { file, importAll, patched, textOf, zipOf } from "./testing/import";

let world: World;
let lead: Importer;

beforeAll(async () => {
  world = await createWorld({ coders: [] });
  lead = await world.as("lea", "article:import");
  vi.spyOn(log, "info").mockReturnValue();
});
afterAll(() => {
  vi.restoreAllMocks();
});

const MB = 1024 * 1024;
const bytes = (text: string) => Buffer.from(text, "latin1");
const one = (name: string, content: Buffer = Buffer.from(textOf(1))) =>
  zipOf([{ name, bytes: content }]);

/** A Word file around the XML of its text, a document type of its own before it. */
async function docx(body: string | Buffer, doctype = ""): Promise<Buffer> {
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const relations =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const open = `<?xml version="1.0"?>${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`;
  const document = Buffer.concat([
    Buffer.from(open),
    Buffer.from(body),
    Buffer.from("</w:body></w:document>"),
  ]);
  return zipOf([
    { name: "[Content_Types].xml", bytes: Buffer.from(types) },
    { name: "_rels/.rels", bytes: Buffer.from(relations) },
    { name: "word/document.xml", bytes: document },
  ]);
}

/** An archive whose directory names its one file so many times, at the same place. */
function repeated(archive: Buffer, times: number): Buffer {
  const [directory, end] = [archive.indexOf(bytes("PK\x01\x02")), archive.length - 22];
  const entry = archive.subarray(directory, end);
  const tail = Buffer.from(archive.subarray(end));
  for (const at of [8, 10]) tail.writeUInt16LE(times, at);
  tail.writeUInt32LE(entry.length * times, 12);
  return Buffer.concat([archive.subarray(0, directory), ...Array<Buffer>(times).fill(entry), tail]);
}

/** An archive whose end says in 64 bits how many files it has. */
function zip64(archive: Buffer, files: bigint): Buffer {
  const [directory, end] = [archive.indexOf(bytes("PK\x01\x02")), archive.length - 22];
  const large = Buffer.alloc(56);
  large.write("PK\x06\x06", "latin1");
  const sizes = [44n, files, files, BigInt(end - directory), BigInt(directory)];
  for (const [i, at] of [4, 24, 32, 40, 48].entries()) large.writeBigUInt64LE(sizes[i]!, at);
  const locator = Buffer.alloc(20);
  locator.write("PK\x06\x07", "latin1");
  locator.writeBigUInt64LE(BigInt(end), 8);
  locator.writeUInt32LE(1, 16);
  const tail = Buffer.from(archive.subarray(end));
  tail.fill(0xff, 8, 20);
  return Buffer.concat([archive.subarray(0, end), large, locator, tail]);
}

/** Each file, generated here, and a part of the sentence that a person sees. */
const CASES: readonly (readonly [string, () => TestFile | Promise<TestFile>, RegExp])[] = [
  [
    "UP-01: an archive that unpacks to a thousand times its size",
    async () => file("bomb.zip", await one("a.txt", Buffer.alloc(40 * MB, "a"))),
    /packed so tightly/,
  ],
  [
    "UP-02: an archive that lies about the size of its file",
    async () => {
      const archive = await one("a.txt", Buffer.alloc(200_000, "abcdefg \n"));
      const [honest, lie] = [Buffer.alloc(4), Buffer.alloc(4)];
      honest.writeUInt32LE(200_000);
      lie.writeUInt32LE(10);
      return file("liar.zip", patched(archive, honest, lie));
    },
    /damaged in the archive/,
  ],
  [
    "UP-03: an archive of 2,500 files",
    async () => {
      const members = Array.from({ length: 2_500 }, (_, n) => ({
        name: `${n}.txt`,
        bytes: bytes("x"),
      }));
      return file("many.zip", await zipOf(members));
    },
    /more than 2,000 files/,
  ],
  [
    "UP-05: an archive that writes above its folder",
    async () => file("slip.zip", patched(await one("aa/evil.txt"), "aa/evil", "../evil")),
    /outside its own folder/,
  ],
  [
    "UP-05: an archive with an absolute path",
    async () => file("abs.zip", patched(await one("a/passwd.txt"), "a/passwd", "//passwd")),
    /outside its own folder/,
  ],
  [
    "UP-05: an archive with a drive letter",
    async () => file("drive.zip", patched(await one("c__passwd.txt"), "c__", "c:/")),
    /outside its own folder/,
  ],
  [
    "UP-05: an archive with backslashes",
    async () => file("bslash.zip", patched(await one("a_b.txt"), "a_b", "a\\b")),
    /outside its own folder/,
  ],
  [
    "UP-05: an archive with NUL in a name",
    async () => file("nul.zip", patched(await one("a_b.txt"), "a_b", "a\0b")),
    /name cannot be a file's name/,
  ],
  [
    "UP-05: an archive with a name of 300 letters",
    async () => file("long.zip", await one(`${"n".repeat(300)}.txt`)),
    /name cannot be a file's name/,
  ],
  [
    "UP-06: an archive with a link to /etc/passwd",
    async () =>
      file("sym.zip", await zipOf([{ name: "a", bytes: bytes("/etc/passwd"), mode: 0o120777 }])),
    /a link to another file/,
  ],
  [
    "UP-07: an archive inside an archive",
    async () => file("nested.zip", await one("inner.zip", await one("a.txt"))),
    /archive inside an archive/,
  ],
  [
    "UP-08: an archive locked with a password",
    async () => {
      const archive = await one("a.txt");
      const directory = archive.indexOf(bytes("PK\x01\x02"));
      archive.writeUInt16LE(archive.readUInt16LE(directory + 8) | 1, directory + 8);
      return file("enc.zip", archive);
    },
    /locked with a password/,
  ],
  [
    "UP-08: an archive that was cut off",
    async () => file("trunc.zip", (await one("a.txt")).subarray(0, 100)),
    /damaged or was cut off/,
  ],
  [
    "UP-08: another archive with the name of a ZIP",
    () => file("rar.zip", bytes("Rar!\x1a\x07\x00")),
    /not plain text/,
  ],
  [
    "UP-08: an archive with 10 MB after its end",
    async () => file("tail.zip", Buffer.concat([await one("a.txt"), Buffer.alloc(10 * MB, "c")])),
    /damaged or was cut off/,
  ],
  [
    "UP-08: an archive that claims 2^52 files in the ZIP64 way",
    async () => file("zip64.zip", zip64(await one("a.txt"), 2n ** 52n)),
    /damaged or was cut off/,
  ],
  [
    "UP-08: a 7z archive with the name of a ZIP",
    () => file("seven.zip", bytes("7z\xbc\xaf\x27\x1c\0\x04")),
    /not plain text/,
  ],
  [
    "UP-08: an archive of nothing",
    async () => file("none.zip", await zipOf([])),
    /no file in this ZIP/,
  ],
  [
    "UP-03: an archive whose 1,999 files are all the same bytes",
    async () =>
      file("overlap.zip", repeated(await one("a.txt", Buffer.alloc(90_000, "ab ")), 1_999)),
    /packed so tightly/,
  ],
  [
    "UP-09: a Word file of 1.5 million empty paragraphs",
    async () => file("manyp.docx", await docx(Buffer.alloc(6 * 1_500_000, "<w:p/>"))),
    /^This Word file has more than 50,000 paragraphs\. Split it\.$/,
  ],
  [
    "UP-10: a Word file that holds 400 MB of text",
    async () => {
      const text = Buffer.alloc(400 * MB, "a");
      return file("text.docx", await docx(text));
    },
    /^Its text takes more than 20 MB\. Split the file\.$/,
  ],
  [
    "UP-11: a Word file that asks for a file of the server",
    async () =>
      file(
        "xxe.docx",
        await docx(
          "<w:p><w:r><w:t>&host;</w:t></w:r></w:p>",
          '<!DOCTYPE d [<!ENTITY host SYSTEM "file:///etc/hostname">]>',
        ),
      ),
    /^DOCTYPE is not allowed in a Word file\. Save it anew\.$/,
  ],
  [
    "UP-11: a Word file of words that double ten times over",
    async () => {
      const entities = Array.from(
        { length: 10 },
        (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
      );
      const doctype = `<!DOCTYPE d [<!ENTITY l0 "ha">${entities.join("")}]>`;
      const body = "<w:p><w:r><w:t>&l10;</w:t></w:r></w:p>";
      return file("laughs.docx", await docx(body, doctype));
    },
    /^DOCTYPE is not allowed in a Word file\. Save it anew\.$/,
  ],
  ["UP-17: NUL within a text", () => file("nul.txt", bytes("A text\0of two")), /NUL at byte 6/],
  [
    "UP-17: a byte that is no UTF-8",
    () => file("bad.txt", Buffer.concat([Buffer.from("čćžšđčćžšđ"), bytes("\xff")])),
    /byte 20 makes no character/,
  ],
  ["UP-17: half a UTF-16 letter", () => file("half.txt", bytes("\xff\xfeA\0B")), /utf-16le/],
  [
    "UP-18: one line of 5 MB",
    () => file("line.txt", Buffer.alloc(5 * MB, "word ")),
    /too long: 5,242,880 bytes/,
  ],
  ["UP-19: a picture called a text", () => file("a.txt", bytes("\x89PNG\r\n")), /PNG image/],
  [
    "UP-19: a PDF cut off, called a text",
    () => file("b.txt", bytes("%PDF-1.7\n1 0 obj")),
    /^This PDF is damaged or was cut off\. Save it anew\.$/,
  ],
  ["UP-19: white space alone", () => file("blank.txt", "\n \t\n"), /no text/],
  [
    "UP-21: a table of 200,000 columns",
    () => file("cols.csv", `${"c,".repeat(199_999)}c\n1,2\n`),
    /^The table has 200,000 columns; it can have 500\.$/,
  ],
  [
    "UP-21: a table of 30 MB whose quotation mark is never closed",
    () =>
      file("quote.csv", Buffer.concat([bytes('title,text\nA,"'), Buffer.alloc(30 * MB, "word ")])),
    /^It is longer than 1,000,000 characters; a quotation mark may be missing\.$/,
  ],
  [
    "UP-27: a feed with a document type of its own",
    () =>
      file(
        "feed.xml",
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY host SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><title>&host;</title></channel></rss>',
      ),
    /^The file has a DOCTYPE, which is not allowed here\.$/,
  ],
  [
    "UP-27: a Factiva download with a document type elsewhere",
    () =>
      file(
        "factiva.xml",
        '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><ppsArticleResponse><article>A</article></ppsArticleResponse>',
      ),
    /^The file has a DOCTYPE, which is not allowed here\.$/,
  ],
  [
    "UP-27: a feed that would include a file of the server",
    () =>
      file(
        "include.xml",
        '<rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>A</title><description><xi:include href="file:///etc/hostname" parse="text"/></description></item></channel></rss>',
      ),
    /^It has neither a text nor a web address\.$/,
  ],
  [
    "UP-27: a feed of 100,000 elements within each other",
    () => file("deep.xml", `<rss version="2.0"><channel>${"<item>".repeat(100_000)}`),
    /^The feed is broken\. Save it again from its address\.$/,
  ],
  [
    "UP-25: a page of 200,000 nested boxes",
    () => file("deep.html", `${"<div>".repeat(200_000)}x${"</div>".repeat(200_000)}`),
    /^This page is nested more than 500 elements deep, which no article is\.$/,
  ],
];

test("UP-08: an archive that says its sizes in the ZIP64 way is read", async () => {
  const { files } = await importAll(lead, [file("zip64.zip", zip64(await one("a.txt"), 1n))]);
  expect(files[0]).toMatchObject({ state: "read", found: 1 });
});

describe("a file made to harm, or broken", () => {
  test.each(CASES)(
    "%s",
    async (_name, make, sentence) => {
      const before = await snapshot();
      const { files } = await importAll(lead, [await make()]);
      const [read] = files;
      const notes = read!.notes.map(reasonOf);
      expect(notes[0]).toMatch(sentence);
      expect(notes[0]).not.toMatch(/Error|node_modules|\.ts|at \w+ \(/);
      expect(read!.stored).toBe(0);
      expect(await snapshot()).toEqual(before);
    },
    120_000,
  );

  test("does not keep the files after it from being read", async () => {
    const { files } = await importAll(lead, [
      file("bomb.zip", await one("a.txt", Buffer.alloc(20 * MB, "a"))),
      file("deep.html", `${"<div>".repeat(200_000)}x`),
      file("fine.txt", textOf(7)),
    ]);
    expect(files.at(-1)).toMatchObject({ state: "read", stored: 1, notes: [] });
  });

  test("UP-21: a quotation mark that is never closed costs its own row of a large table only", async () => {
    const rows = Array.from(
      { length: 2_000 },
      (_, n) => `Town ${n % 10},The vote on bridge ${n % 10} is put off${" again".repeat(50)}.`,
    );
    const table = `title,text\nA,"${"word ".repeat(10)}\n${rows.join("\n")}\n`;
    const { files } = await importAll(lead, [file("quote.csv", table)]);
    const [read] = files;
    expect(read).toMatchObject({ state: "read", found: 2_001, stored: 10 });
    expect(read!.notes).toHaveLength(2_001 - 10);
    expect(read!.notes.slice(0, 2)).toMatchObject([
      {
        place: "row 2",
        reason: "A quotation mark is opened and never closed.",
      },
      {
        kind: "duplicate",
        place: "row 13",
        reason: "The same text is in the project already, as “Town 0”.",
      },
    ]);
  });

  test("with more rows than are taken from one file keeps those", async () => {
    const table = `title,url\n${"x,\n".repeat(100_001)}`;
    const { files } = await importAll(lead, [file("long.csv", table)]);
    const [read] = files;
    expect(read).toMatchObject({ state: "refused", found: 100_000 });
    expect(read!.notes).toHaveLength(MAX_NOTES + 1); // those of its rows, and why it was refused
    expect(read!.notes.slice(0, 2)).toMatchObject([
      {
        place: "",
        reason:
          "It holds more than 100,000 articles or rows; nothing after them was read. Split it.",
      },
      { place: "row 2" },
    ]);
  });
});

/** Everything of the corpus. */
async function snapshot() {
  const { projectId } = lead;
  return {
    articles: await prisma.article.findMany({ where: { projectId }, orderBy: { id: "asc" } }),
    outlets: await prisma.outlet.count({ where: { projectId } }),
    texts: await prisma.textVersion.count(),
  };
}

function reasonOf(note: ImportNote): string {
  return note.kind === "link" ? note.url : note.reason;
}
