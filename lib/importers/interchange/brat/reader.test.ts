import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brat as bratFormat } from "@/lib/domain/export/brat/collection";
import { coderFolders } from "@/lib/domain/export/file-names";
import type { Study } from "@/lib/domain/export/study";
import { anyStudy, inOrder, tagsOf } from "@/lib/domain/export/testing/any-study";
import { testStudy } from "@/lib/domain/export/testing/study";
import { fileTexts } from "@/lib/domain/export/testing/written";
import type { ImportedStudy } from "@/lib/domain/interchange/imported-study";
import { placedStudy } from "@/lib/domain/interchange/placed-study";
import { placeAnnotations } from "@/lib/domain/interchange/placing";
import { studyReaderOf } from "../registry";
import { brat } from "./reader";

function read(texts: Readonly<Record<string, string>>): ImportedStudy {
  const files = Object.entries(texts).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  expect(studyReaderOf(files)).toBe(brat);
  return brat.read(files) as ImportedStudy;
}

const TEXT = "📰 The levy\nhurts families 👪 here.";
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join("");
const lostIn = ({ lost }: ImportedStudy) => lost.map(({ what, count }) => [what, count]);
const wordsOf = (study: ImportedStudy) =>
  placeAnnotations(study).places.map((place) => (typeof place === "string" ? place : place.quote));

describe("a collection of brat", () => {
  const study = () =>
    read({
      "levy/annotation.conf": lines(
        "# types",
        "[entities]",
        "!Costs",
        "\tTax | a tax",
        "\t\tVAT",
        "<POG>=Tax|VAT",
        "----",
        "Harm",
        "[relations]",
        "Causes Arg1:Tax, Arg2:Harm",
        "[attributes]",
        "Doubt Arg:<ENTITY>",
        "Stance Arg:<ENTITY>, Value:for|against, <POS>:x",
      ),
      "levy/visual.conf": lines(
        "[labels]",
        "Tax | Taxes & duties | Tax",
        "Stance | Standpoint",
        "[drawing]",
        "SPAN_DEFAULT\tfgColor:black",
        "Tax\tbgColor:#8FB2FF, borderColor:darken",
      ),
      "levy/ana/1.txt": TEXT,
      "levy/ana/1.ann": lines(
        "A1\tDoubt T1",
        "A2\tStance T2 against",
        "T1\tTax 6 10\tlevy",
        "T2\tHarm 11 16;17 25\thurts families",
        "#1\tAnnotatorNotes T1\tdear",
        "#2\tAnnotatorNotes T1\tvery",
        "T3\tBurden 2 10;11 16\tThe levy hurts",
        "E1\tTax:T1 Theme:T2",
        "A3\tDoubt E1",
        "#3\tAnnotatorNotes E1\twhat?",
        "R1\tCauses Arg1:T1 Arg2:T2",
        "*\tAlias T1 T2",
        "N1\tReference T1 Wikipedia:1\tlevy",
        "T4\tTax somewhere",
      ),
      "levy/ben/1.txt": TEXT,
      "levy/ben/1.ann": "",
      "levy/ben/2.ann": lines("T1\tTax 0 1\tA"),
      "levy/ben/3.txt": "Never tagged.",
    });

  test("folders below the configuration are people; one text of both is one article", () => {
    const { articles, users, codings } = study();
    expect(articles.map(({ text }) => text)).toEqual([TEXT]);
    expect(users.map(({ name }) => name)).toEqual(["ana", "ben"]);
    expect(codings.map(({ userKey }) => userKey)).toEqual(["ana", "ben"]);
  });

  test("types are a tree with names and colours; unlisted ones stand by themselves", () => {
    const codes = study().codes.map(({ key, name, parentKey, isGroup, color }) => [
      ...[key, name, parentKey, isGroup, color],
    ]);
    expect(codes).toEqual([
      ["Costs", "Costs", null, true, null],
      ["Tax", "Taxes & duties", "Costs", false, "#8fb2ff"],
      ["VAT", "VAT", "Tax", false, null],
      ["Harm", "Harm", null, false, null],
      ["Burden", "Burden", null, false, null],
    ]);
  });

  test("parts that an end of a line parts are one; notes and attributes are kept", () => {
    const found = study();
    expect(wordsOf(found)).toEqual(["levy", "hurts families", "The levy\nhurts"]);
    expect(found.annotations.map(({ pieces, memo, answers }) => [pieces, memo, answers])).toEqual([
      [null, "dear\nvery", { Doubt: "yes" }],
      [
        [
          { start: 11, end: 16 },
          { start: 17, end: 25 },
        ],
        "",
        { Stance: "against" },
      ],
      [null, "", {}],
    ]);
    expect(found.questions).toMatchObject([
      { name: "Doubt", kind: "single", options: [{ value: "yes" }] },
      { name: "Standpoint", options: [{ value: "for" }, { value: "against" }] },
    ]);
  });

  test("what cannot be carried is counted", () => {
    expect(lostIn(study())).toEqual([
      ["texts without an .ann file", 1],
      ["relations between tags", 2],
      ["events", 1],
      ["links to databases", 1],
      ["attributes of events and relations", 1],
      ["notes on events, relations and whole texts", 1],
      ["lines that are not of brat", 1],
      [".ann files without their text", 1],
    ]);
  });
});

test("without folders nobody is named, and a text without a tag is not said to be coded", () => {
  const { users, codings } = read({
    "news/1.txt": "The levy.",
    "news/1.ann": "T1\tTax 4 8\tlevy\n",
    "news/2.txt": "Rain.",
    "news/2.ann": "",
  });
  expect(users).toEqual([{ key: "", name: "", email: null }]);
  expect(codings).toHaveLength(1);
  expect(read({ "a/1.txt": "x", "a/1.ann": "", "b/1.txt": "x", "b/1.ann": "" }).users).toHaveLength(
    2,
  );
});

test("offsets of the web client, which count UTF-16, are known by the words", () => {
  const study = read({ "1.txt": TEXT, "1.ann": "T1\tHarm 27 29\t👪\nT2\tTax 7 11\tlevy\n" });
  expect(wordsOf(study)).toEqual(["👪", "levy"]);
  expect(placeAnnotations(study).counting.unit).toBe("utf-16");
});

describe("files made to harm, or by mistake", () => {
  test("standoff without any text is refused with the reason", () => {
    expect(() => read({ "1.ann": "T1\tTax 4 8\tlevy\n" })).toThrow(
      "There is no text in this file: what was tagged is in it, but not in what.",
    );
  });

  test("offsets beyond the text, backwards, of nothing, or of other words have no place", () => {
    const study = read({
      "1.txt": "The levy.",
      "1.ann": lines(
        "T1\tTax 4 8\tlevy",
        "T2\tTax 4 800\tlevy",
        "T3\tTax 8 4\tlevy",
        "T4\tTax 4 4\t",
        "T5\tTax 0 3\tlevy",
        "T6\tTax 900 901;902 999\tlevy",
        `T7\tTax 4 ${"9".repeat(15)}\tlevy`,
        "T1\tTax 0 3\tThe",
      ),
    });
    expect(wordsOf(study)).toEqual([
      ...["levy", "outside the text", "ends before it begins", "empty", "other words"],
      ...["outside the text", "outside the text"],
    ]);
    expect(lostIn(study)).toEqual([["lines that are not of brat", 1]]);
  });

  test("an offset that no number holds is refused", () => {
    const study = read({ "1.txt": "x", "1.ann": `T1\tTax 0 ${"9".repeat(400)}\tx\n` });
    expect(() => placedStudy(study)).toThrow("An offset in it is not a whole number");
  });
});

/** What was written, read back. */
async function roundTrip(study: Study): Promise<ImportedStudy> {
  return read(Object.fromEntries(await fileTexts(bratFormat.files(study))));
}

test("a study of ours comes back: the tree, colours, tags, parts, notes, who found nothing", async () => {
  const study = await roundTrip(testStudy());
  expect(study.codes.map(({ name, isGroup, color }) => [name, isGroup, color])).toEqual([
    ["Threats", true, "#555555"],
    ["Security: concern", false, "#c24e00"],
    ["Прагматичное партнёрство 🤝", false, "#0067a3"],
    ["Old, retired", false, "#007a58"],
  ]);
  expect(wordsOf(study)).toContain("Cafe\u0301 Žižek\n“A fair price");
  expect(study.annotations.filter(({ pieces }) => pieces)).toHaveLength(1);
  expect(study.codings).toHaveLength(3);
  expect(study.lost).toEqual([]);
});

/** By coder, text, frame and note: the characters of the passage that are no ends of lines. */
function seen(
  tags: readonly {
    readonly coder: string;
    readonly text: string;
    readonly frame: string;
    readonly memo: string;
    readonly spans: readonly { readonly start: number; readonly end: number }[];
  }[],
): string[] {
  return inOrder(
    tags.flatMap(({ spans, text, memo, ...tag }) => {
      const characters = [...text];
      const places = spans
        .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i))
        .filter((place) => characters[place] !== "\n");
      const note = memo.replace(/\s+/gu, " ").trim();
      return places.length === 0 ? [] : [{ ...tag, text, note, places }];
    }),
  );
}

test("whatever is in it: the same characters are tagged by the same people", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      fc.pre((await tagsOf(study)).length > 0);
      const found = await roundTrip(study);
      const folderOf = coderFolders(study.head);
      const names = new Map(study.head.frames.map(({ id, name }) => [id, name]));
      const wanted: Parameters<typeof seen>[0][number][] = [];
      for await (const { text, codings } of study.articles()) {
        for (const coding of codings) {
          for (const tag of coding.annotations) {
            wanted.push({
              ...{ coder: folderOf(coding), text, frame: names.get(tag.frameId)! },
              ...{ memo: tag.memo, spans: tag.pieces ?? [tag] },
            });
          }
        }
      }
      const codes = new Map(found.codes.map(({ key, name }) => [key, name]));
      const texts = new Map(found.articles.map(({ key, text }) => [key, text]));
      const { places } = placeAnnotations(found);
      const read = found.annotations.map(({ articleKey, userKey, codeKey, memo }, i) => {
        const place = places[i]!;
        if (typeof place === "string") throw new Error(place);
        return {
          ...{ coder: userKey, text: texts.get(articleKey)!, frame: codes.get(codeKey)!, memo },
          spans: place.pieces ?? [place],
        };
      });
      expect(seen(read)).toEqual(seen(wanted));
    }),
    { numRuns: 40 },
  );
});

const SAMPLES = join(
  import.meta.dirname,
  "../../../../../shared/samples/brat/example-data/tutorials/news",
);

test.skipIf(!existsSync(SAMPLES))("brat's own tutorial is read, each tag at its place", () => {
  const texts = readdirSync(SAMPLES).map((name) => [
    `news/${name}`,
    readFileSync(join(SAMPLES, name), "utf8"),
  ]);
  const study = read(Object.fromEntries(texts) as Record<string, string>);
  expect(study.articles.length).toBeGreaterThan(10);
  expect(study.annotations.length).toBeGreaterThan(100);
  for (const place of placeAnnotations(study).places) expect(place).toBeTypeOf("object");
  expect(lostIn(study).map(([what]) => what)).toEqual(
    expect.arrayContaining(["relations between tags", "events"]),
  );
});
