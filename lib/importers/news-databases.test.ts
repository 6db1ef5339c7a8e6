import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { europresse } from "./europresse";
import { factivaHtml } from "./factiva-html";
import { factivaLines } from "./factiva-lines";
import { factivaXml } from "./factiva-xml";
import { nexisHtml } from "./nexis-html";
import { nexisLines } from "./nexis-lines";
import { nexisText } from "./nexis-text";
import { proquest } from "./proquest";
import { findAll, keptLines, shown } from "./testing";

const FIXTURES = path.join(import.meta.dirname, "fixtures");
const fixture = (name: string) => readFileSync(path.join(FIXTURES, name));
const linesOf = (name: string) => fixture(name).toString("utf8").split("\n");
const SOURCE = { format: "docx", encoding: "utf-8" };

describe("each fixture is read whole", () => {
  test.each([
    ["nexis-english.txt", nexisText],
    ["nexis-german.txt", nexisText],
    ["nexis-french.txt", nexisText],
    ["nexis.html", nexisHtml],
    ["factiva.html", factivaHtml],
    ["factiva.xml", factivaXml],
    ["europresse-new.html", europresse],
    ["europresse-old.html", europresse],
    ["proquest.txt", proquest],
  ])("%s", async (name, reader) => {
    const found = await findAll(reader, name, fixture(name));
    await expect(shown(found)).toMatchFileSnapshot(path.join(FIXTURES, `${name}.found`));
  });

  test("nexis-uni.lines, as a Word file gives them", async () => {
    const found = nexisLines(linesOf("nexis-uni.lines"), SOURCE)!;
    await expect(shown(found)).toMatchFileSnapshot(path.join(FIXTURES, "nexis-uni.lines.found"));
  });

  test("factiva.lines, as an RTF file gives them", async () => {
    const found = factivaLines(linesOf("factiva.lines"), SOURCE)!;
    await expect(shown(found)).toMatchFileSnapshot(path.join(FIXTURES, "factiva.lines.found"));
  });
});

/** Words that no database uses as the name of a field. */
const word = fc.constantFrom(
  ..."ferry Brücke pont мост “quoted” 12% naïve 👷 (in brackets) said: the end.".split(" "),
);
const paragraph = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(" "));
const bodies = fc.array(fc.array(paragraph, { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 6,
});

describe("for any articles, every body comes back to the letter, and as many as went in", () => {
  test("old LexisNexis text, its lines broken at any width", async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.integer({ min: 20, max: 80 }), async (articles, width) => {
        const broken = new RegExp(`(.{1,${width}})(?: |$)`, "gu");
        const file = articles.map(
          (body, i) =>
            `${i + 1} of ${articles.length} DOCUMENTS\n\nFerry Weekly\n\nMarch 16, 2012\n\nHead\n\nLENGTH: 9 words\n\n` +
            `${body.map((one) => one.replace(broken, "$1\n").trim()).join("\n\n")}\n\nLANGUAGE: ENGLISH\n`,
        );
        const found = await findAll(nexisText, "a.txt", file.join("\n"));
        expect(found.map(keptLines)).toEqual(articles);
      }),
      { numRuns: 100 },
    );
  });

  test("Nexis Uni", () => {
    fc.assert(
      fc.property(bodies, (articles) => {
        const lines = articles.flatMap((body) => [
          ...["Head", "Ferry Weekly", "July 1, 2019 Monday", "Length: 9 words", "Body", ""],
          ...body,
          ...["Load-Date: July 2, 2019", "End of Document", ""],
        ]);
        expect(nexisLines(lines, SOURCE)!.map(keptLines)).toEqual(articles);
      }),
      { numRuns: 100 },
    );
  });

  test("Factiva, with and without a lead", async () => {
    const p = (text: string) => `<p class="articleParagraph">${text}</p>`;
    const row = (code: string, value: string) =>
      `<tr><td><b>${code}</b></td><td>${value}</td></tr>`;
    await fc.assert(
      fc.asyncProperty(bodies, async (articles) => {
        const html = articles.map(([lead, ...rest]) => {
          const body = row("LP", p(lead!)) + row("TD", rest.map(p).join(""));
          return `<div class="article enArticle"><table>${row("HD", "Head")}${body}</table></div>`;
        });
        const found = await findAll(factivaHtml, "a.html", html.join(""));
        expect(found.map(keptLines)).toEqual(articles);
      }),
      { numRuns: 100 },
    );
  });

  test("ProQuest", async () => {
    const rule = "_".repeat(60);
    await fc.assert(
      fc.asyncProperty(bodies, async (articles) => {
        const file = articles.map(
          (body) =>
            `Head\n\nFull text: ${body.join("\n\n")}\n\nTitle: Head\n\nCopyright: Ferry Weekly\n`,
        );
        const content = [`${rule}\n`, ...file.flatMap((one) => [one, `${rule}\n`])].join("\n");
        const found = await findAll(proquest, "a.txt", content);
        expect(found.map(keptLines)).toEqual(articles);
      }),
      { numRuns: 100 },
    );
  });
});

/** Real downloads, which are not ours to keep here; tried where they are at hand. */
const SAMPLES = path.join(import.meta.dirname, "../../../shared/samples");

describe.skipIf(!existsSync(SAMPLES))("of real downloads", () => {
  test.each([
    ["nexis/lexisnexis_test_en.html", nexisHtml, 2],
    ["factiva/factiva_test.html", factivaHtml, 2],
    ["factiva/reut21578-factiva.xml", factivaXml, 19],
    ["synthetic/proquest_export.txt", proquest, 1],
  ])("%s: every article, with title, outlet and day", async (name, reader, count) => {
    const found = await findAll(reader, name, readFileSync(path.join(SAMPLES, name)));
    expect(found).toHaveLength(count);
    for (const one of found) {
      if (one.kind !== "article") throw new Error(`${one.place} is no article`);
      expect(one.metadata).toMatchObject({
        title: expect.any(String) as string,
        outlet: expect.any(String) as string,
        publishedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      });
      expect(keptLines(one).length).toBeGreaterThan(0);
    }
  });
});
