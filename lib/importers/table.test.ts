import fc from "fast-check";
import iconv from "iconv-lite";
import { stringify } from "csv-stringify/sync";
import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { AppError } from "@/lib/domain/errors";
import { suggestColumns } from "./columns";
import { csv } from "./csv";
import { json, jsonLines } from "./json";
import type { Found } from "./reader";
import { isTable, readTable } from "./table";
import { columnDates } from "./table-dates";
import { findAll, keptLines, shown } from "./testing";
import { text } from "./text";
import { xlsx } from "./xlsx";

const problems = (found: Found[]) =>
  found.flatMap((one) => (one.kind === "problem" ? [`${one.place}: ${one.reason}`] : []));
const titles = (found: Found[]) =>
  found.map((one) => (one.kind === "problem" ? one.reason : one.metadata.title));

describe("suggestColumns", () => {
  test.each([
    [
      ["id", "Headline", "Source", "Byline", "Date", "URL", "Body", "Lang"],
      {
        title: "Headline",
        outlet: "Source",
        author: "Byline",
        publishedOn: "Date",
        url: "URL",
        text: "Body",
        language: "Lang",
      },
    ],
    [
      ["Überschrift", "Volltext", "Zeitung", "Datum"],
      { title: "Überschrift", text: "Volltext", outlet: "Zeitung", publishedOn: "Datum" },
    ],
    [
      ["Заголовок", "Текст", "Издание", "Дата публикации", "Ссылка"],
      {
        title: "Заголовок",
        text: "Текст",
        outlet: "Издание",
        publishedOn: "Дата публикации",
        url: "Ссылка",
      },
    ],
    [
      ["naslov", "tekst", "izvor", "datum"],
      { title: "naslov", text: "tekst", outlet: "izvor", publishedOn: "datum" },
    ],
    [
      ["Titre", "Texte intégral", "Auteur"],
      { title: "Titre", text: "Texte intégral", author: "Auteur" },
    ],
    [["publish_date", "media_name"], { publishedOn: "publish_date", outlet: "media_name" }],
    [["words", "frames"], {}],
  ])("of %j", (headings, columns) => {
    expect(suggestColumns(headings)).toEqual(columns);
  });
});

describe("CSV", () => {
  test("is read whole", async () => {
    const found = await findAll(
      csv,
      "articles.csv",
      `id;title;text;outlet;date;language;url
1;Fares rise;"Fares rise in spring.

""Too much"", they say; all of them.";Ferry Weekly;3 January 2015;English;https://ferry.example/1
2;The bridge;"The bridge
The council waits.";Le Passeur;4 janvier 2015;fr;not an address

3;Empty;;Ferry Weekly;;;
4;too;few
`,
    );
    expect(shown(found)).toBe(`## row 2
csv, utf-8
title: Fares rise
outlet: Ferry Weekly
publishedOn: 2015-01-03
url: https://ferry.example/1
language: en
headline       | Fares rise
               | Fares rise in spring.
               | "Too much", they say; all of them.

## row 3
csv, utf-8
title: The bridge
outlet: Le Passeur
publishedOn: 2015-01-04
language: fr
               | The bridge
               | The council waits.

## row 5
problem: The article has no text.

## row 6
problem: It has 3 cells, but the table 7 columns. Look for a missing or a stray quotation mark or “;”.
`);
  });

  test.each([",", ";", "\t", "|"])("with %j between its cells", async (delimiter) => {
    const rows = [
      ["title", "text"],
      ["One, two; three | four", "Five,\nsix;\tseven | eight"],
    ];
    const found = await findAll(csv, "a.csv", stringify(rows, { delimiter }));
    expect(titles(found)).toEqual(["One, two; three | four"]);
    expect(keptLines(found[0]!)).toEqual(["Five,", "six;\tseven | eight"]);
  });

  test("without a name that says so is told by its headings", () => {
    const accepts = (content: string) => csv.accepts({ name: "a", bytes: Buffer.from(content) });
    expect(accepts('"title","text"\nA,B')).toBe(true);
    expect(accepts("Title and text, said the mayor, are not a table.\nNo.")).toBe(false);
  });

  test("in an old encoding, or the one that was chosen", async () => {
    const content = "naslov,tekst\nŠteta,Skupština opštine juče je odložila glasanje o budžetu.\n";
    const bytes = iconv.encode(content, "win1250");
    expect(titles(await findAll(csv, "a.csv", bytes))).toEqual(["Šteta"]);
    const chosen = { encoding: "windows-1250" };
    expect(titles(await findAll(csv, "a.csv", bytes, chosen))).toEqual(["Šteta"]);
  });

  test("UP-21: a byte order mark belongs to no heading", async () => {
    const found = await findAll(csv, "a.csv", "\uFEFFtext,title\nBody,Head\n");
    expect(titles(found)).toEqual(["Head"]);
  });

  test("UP-21: a quotation mark that is never closed costs its own row only", async () => {
    const content = `title,text\nA,One\nB,"Two\n${"C,Three\n".repeat(150_000)}`;
    const found = await findAll(csv, "quote.csv", content);
    expect(problems(found)).toEqual([
      "row 3: It is longer than 1,000,000 characters; a quotation mark may be missing.",
    ]);
    expect(found).toHaveLength(150_002);
    const short = await findAll(csv, "quote.csv", 'title,text\nA,One\nB,"Two\nC,Three\n');
    expect(titles(short)).toEqual(["A", "A quotation mark is opened and never closed.", "C"]);
  });

  test("UP-21: a stray quotation mark costs its own row only", async () => {
    const found = await findAll(csv, "a.csv", 'title,text\nA,One\nB,"Two" x\nC,Three\n');
    expect(found.map(({ kind, place }) => `${place} ${kind}`)).toEqual([
      "row 2 article",
      "row 3 problem",
      "row 4 article",
    ]);
    expect(titles(found)[1]).toBe(
      "A quotation mark stands in the middle of a cell. Double it, and put the cell in quotation marks.",
    );
  });

  test("UP-21: after a hundred broken rows the rest is given up, with a word", async () => {
    const found = await findAll(csv, "a.csv", `title,text\n${'B,"Two" x\n'.repeat(500)}`);
    expect(found).toHaveLength(100);
    expect(titles(found).at(-1)).toMatch(
      /Too many rows are like this: nothing after it was read\.$/,
    );
  });

  test("UP-21: too many columns are refused", async () => {
    const heading = Array.from({ length: 200_000 }, (_, i) => `c${i % 10}`).join(",");
    await expect(findAll(csv, "cols.csv", `${heading}\n`)).rejects.toThrow(
      "The table has 200,000 columns; it can have 500.",
    );
  });

  test("UP-21: a million empty rows hold nothing", async () => {
    const content = `title,text\nA,One\n${"\n".repeat(1_000_000)}B,Two\n`;
    const found = await findAll(csv, "empty.csv", content);
    expect(found.map(({ place }) => place)).toEqual(["row 2", "row 1000003"]);
  });

  test("UP-21: two columns of one name are told apart", async () => {
    const file = { name: "a.csv", bytes: Buffer.from("text,text,\nOne,Two,Three\n") };
    expect(await readTable(csv, file)).toEqual({
      headings: ["text", "text (2)", "Column 3"],
      rows: [["One", "Two", "Three"]],
      columns: { text: "text" },
      encoding: "utf-8",
    });
  });

  test("UP-21: formulas stay the letters that they are", async () => {
    const found = await findAll(csv, "a.csv", 'title,text\n=1+1,"=HYPERLINK(""x"")"\n');
    expect(keptLines(found[0]!)).toEqual(['=HYPERLINK("x")']);
  });

  test("without a column of texts or addresses asks for one", async () => {
    await expect(findAll(csv, "a.csv", "words,frames\nA,B\n")).rejects.toThrow(
      "Say which column holds the text. Its columns are “words”, “frames”.",
    );
  });

  test("with columns that a person chose", async () => {
    const content = "words,frames\nA text.,A title\n";
    const columns = { text: "words", title: "frames" };
    expect(titles(await findAll(csv, "a.csv", content, { columns }))).toEqual(["A title"]);
    const missing = { columns: { text: "Words" } };
    await expect(findAll(csv, "a.csv", content, missing)).rejects.toThrow(
      "The table has no column “Words”. Its columns are “words”, “frames”.",
    );
  });

  test("texts in HTML are turned to text block by block", async () => {
    const found = await findAll(
      csv,
      "a.csv",
      'title,text\nA,"<p>One &amp; two</p><p>Three<br>four</p>"\nB,"<div>Five</div>"\nC,5 < 6\n',
    );
    expect(found.map(keptLines)).toEqual([["One & two", "Three", "four"], ["Five"], ["5 < 6"]]);
  });

  test("a row after a row: all that went in comes out", async () => {
    const line = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .map((one) => one.replace(/[\p{C}\p{Z}<>]/gu, "x").trim());
    const body = fc.array(line, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(body, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(",", ";", "\t"),
        async (bodies, delimiter) => {
          const rows = bodies.map((lines, i) => [`Title ${i}`, lines.join("\n")]);
          const content = stringify([["title", "text"], ...rows], { delimiter });
          const found = await findAll(csv, "a.csv", content);
          expect(found.map(keptLines)).toEqual(bodies);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("dates of a column", () => {
  const days = async (...values: string[]) => {
    const dates = await columnDates(values);
    return values.map((value) => dates.dayOf(value));
  };

  test.each([
    [
      ["2024-03-01", "2024-03-02T23:30:00Z", "20240304T101500Z"],
      ["2024-03-01", "2024-03-02", "2024-03-04"],
    ],
    [
      ["03/04/2024", "25/04/2024"],
      ["2024-04-03", "2024-04-25"],
    ],
    [
      ["03/04/2024", "04/25/2024"],
      ["2024-03-04", "2024-04-25"],
    ],
    [["03.04.2024"], ["2024-04-03"]],
    [
      ["03/04/2024", "05/05/2024"],
      [null, "2024-05-05"],
    ],
    [
      ["03/04/2024", "25/04/2024", "04/25/2024"],
      [null, "2024-04-25", "2024-04-25"],
    ],
    [
      ["3 mars 2024", "3. März 2024", "3 de marzo de 2024"],
      ["2024-03-03", "2024-03-03", "2024-03-03"],
    ],
    [
      ["3 marzo 2024", "3 de março de 2024", "3 марта 2024"],
      ["2024-03-03", "2024-03-03", "2024-03-03"],
    ],
    [
      ["45000", "March 2024", "31/02/2024", ""],
      [null, null, null, null],
    ],
  ])("%j are %j", async (values, expected) => {
    expect(await days(...values)).toEqual(expected);
  });

  test("that could be two days are left empty, and said so once", async () => {
    const content = "text,date\nOne,03/04/2024\nTwo,05/06/2024\n";
    const found = await findAll(csv, "a.csv", content);
    expect(problems(found)).toEqual([
      "column “date”: Dates such as 03/04/2024 can mean two days, and the column does not show whether day or month comes first: 2 rows have no date. Write them as YYYY-MM-DD.",
    ]);
    expect(found.filter(({ kind }) => kind === "article")).toHaveLength(2);
  });

  test("that are none are left empty, and the first is shown", async () => {
    const found = await findAll(csv, "a.csv", "text,date\nOne,yesterday\nTwo,2024-01-01\n");
    expect(problems(found)).toEqual([
      "column “date”: A date could not be read (row 2: “yesterday”): row 2 has no date. Write dates as YYYY-MM-DD.",
    ]);
  });
});

describe("Excel", () => {
  const sheet = [
    ["title", "text", "date"].map((value) => ({ value })),
    [
      { value: "Fares" },
      { value: "Fares rise.\nAll of them." },
      { value: new Date("2024-03-01"), type: Date, format: "dd.mm.yyyy" },
    ],
    [],
    [{ value: 42, type: Number }, { value: "A number as title." }],
  ];

  test("is read from its first sheet, and the others are named", async () => {
    const workbook = await writeXlsxFile([
      { data: sheet, sheet: "Articles" },
      { data: [[{ value: "more" }]], sheet: "Rest" },
    ]).toBuffer();
    expect(shown(await findAll(xlsx, "a.xlsx", workbook))).toBe(`## row 2
xlsx, utf-8
title: Fares
publishedOn: 2024-03-01
headline       | Fares
               | Fares rise.
               | All of them.

## row 4
xlsx, utf-8
title: 42
headline       | 42
               | A number as title.

## sheet “Rest”
problem: Only the first sheet, “Articles”, was read; this one holds 1 rows. Save it as a file of its own.
`);
  });

  test("is no other archive", () => {
    expect(xlsx.accepts({ name: "a.xlsx", bytes: Buffer.from("PK\u0003\u0004") })).toBe(false);
    expect(xlsx.accepts({ name: "a.xlsx", bytes: Buffer.from("title,text") })).toBe(false);
  });
});

describe("JSON", () => {
  const items = [
    { headline: "Fares", body: "Fares rise.", authors: ["Ana Marin", "Jo Lindt"], views: 3 },
    "stray",
    { headline: null, body: "No headline." },
  ];
  const expected = (unit: string, format: string, stray: string) => `## ${unit} 1
${format}, utf-8
title: Fares
author: Ana Marin; Jo Lindt
headline       | Fares
               | Fares rise.

## ${unit} 2
problem: ${stray}

## ${unit} 3
${format}, utf-8
               | No headline.
`;

  test("is a list, alone or in an object", async () => {
    const whole = expected("item", "json", "It is no object with named values.");
    expect(shown(await findAll(json, "a", JSON.stringify({ articles: items })))).toBe(whole);
    expect(shown(await findAll(json, "a", JSON.stringify(items, null, 2)))).toBe(whole);
  });

  test("is refused with a word on what is wrong", async () => {
    await expect(findAll(json, "a.json", '[{"text": ')).rejects.toThrow("The JSON is broken.");
    await expect(findAll(json, "a.json", '{"a": 1}')).rejects.toThrow(AppError);
  });

  test("of a line each costs only the line that is broken", async () => {
    const lines = [JSON.stringify(items[0]), '{"body": ', JSON.stringify(items[2])].join("\n");
    const whole = expected("line", "jsonl", "It is broken JSON.");
    expect(shown(await findAll(jsonLines, "a.jsonl", lines))).toBe(whole);
  });
});

test("only tables have columns to choose", async () => {
  expect([csv, xlsx, json, jsonLines, text].map(isTable)).toEqual([true, true, true, true, false]);
  const rows = Array.from({ length: 30 }, (_, i) => `Text ${i}`).join("\n");
  const file = { name: "a.csv", bytes: Buffer.from(`text\n${rows}\n`) };
  expect((await readTable(csv, file)).rows).toHaveLength(20);
});

describe("lists without texts are links", () => {
  test("of Media Cloud", async () => {
    const content = `id,indexed_date,language,media_name,media_url,publish_date,title,url
a1,2026-01-03 01:02:03,en,ferry.example,ferry.example,2026-01-02,"Fares, and more",https://ferry.example/a
a2,2026-01-03 01:02:03,en,ferry.example,ferry.example,2026-01-02,No address,
`;
    expect(shown(await findAll(csv, "mc-content.csv", content))).toBe(`## row 2
link: https://ferry.example/a
title: Fares, and more
outlet: ferry.example
publishedOn: 2026-01-02
url: https://ferry.example/a
language: en

## row 3
problem: It holds no web address that begins with http:// or https://.
`);
  });

  test("of GDELT, as CSV and JSON", async () => {
    const content = `url,url_mobile,title,seendate,socialimage,domain,language,sourcecountry
https://ferry.example/a,,Fares,20260102T030405Z,,ferry.example,English,United States
`;
    const entry = {
      url: "https://ferry.example/a",
      title: "Fares",
      seendate: "20260102T030405Z",
      domain: "ferry.example",
      language: "English",
    };
    const link = `link: https://ferry.example/a
title: Fares
outlet: ferry.example
publishedOn: 2026-01-02
url: https://ferry.example/a
language: en
`;
    expect(shown(await findAll(csv, "artlist.csv", content))).toBe(`## row 2\n${link}`);
    const asJson = JSON.stringify({ articles: [entry] });
    expect(shown(await findAll(json, "artlist.json", asJson))).toBe(`## item 1\n${link}`);
  });
});
