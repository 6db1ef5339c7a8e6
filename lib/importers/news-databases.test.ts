import { readFileSync } from "node:fs";
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
import { findAll, shown } from "./testing";

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
