import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coderFolders } from "@/lib/domain/export/file-names";
import { anyStudy, inOrder, tagsOf } from "@/lib/domain/export/testing/any-study";
import { testStudy } from "@/lib/domain/export/testing/study";
import { fileTexts } from "@/lib/domain/export/testing/written";
import { inceptionJson } from "@/lib/domain/export/uima/formats";
import type { Study } from "@/lib/domain/export/study";
import type { ImportedStudy } from "@/lib/domain/interchange/imported-study";
import { placeAnnotations } from "@/lib/domain/interchange/placing";
import { studyReaderOf } from "../registry";
import { uimaJson } from "./reader";

const SAMPLES = join(
  import.meta.dirname,
  "../../../../../shared/samples/uima-cas/tests/test_files/json/fs_as_array",
);

const fileOf = (name: string, value: unknown) => ({
  name,
  bytes: new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)),
});

/** A document with this text and these structures. */
const cas = (text: string | null, ...structures: object[]) => ({
  "%TYPES": {},
  "%FEATURE_STRUCTURES": [
    {
      ...{ "%ID": 1, "%TYPE": "uima.cas.Sofa", sofaID: "_InitialView" },
      ...(text === null ? {} : { sofaString: text }),
    },
    ...structures.map((one, i) => ({ "%ID": i + 2, "@sofa": 1, ...one })),
  ],
  "%VIEWS": { _InitialView: { "%SOFA": 1, "%MEMBERS": structures.map((_, i) => i + 2) } },
});

const read = (...files: [name: string, value: unknown][]) =>
  uimaJson.read(files.map(([name, value]) => fileOf(name, value))) as ImportedStudy;

const SPAN = "webanno.custom.Span";
const TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";

describe("documents of INCEpTION", () => {
  const text = "📰 Levy hurts";
  const study = () =>
    read(
      [
        "export/annotation/one.txt/ana.json",
        cas(
          text,
          { "%TYPE": TOKEN, begin: 3, end: 7 },
          {
            "%TYPE": SPAN,
            begin: 3,
            end: 7,
            value: "Economy",
            comment: "dear",
            stance: "against",
            sure: true,
          },
          { "%TYPE": SPAN, "^begin": 8, "^end": 13, value: "Harm", "@target": 3 },
          { "%TYPE": "custom.Relation", begin: 3, end: 7, "@Governor": 3, "@Dependent": 4 },
        ),
      ],
      ["export/annotation/one.txt/ben.json", cas(text, { "%TYPE": SPAN, begin: 0, end: 2 })],
      ["export/curation/one.txt/CURATION_USER.json", cas(text)],
      ["export/annotation/two.txt/ana.json", cas(null)],
      ["export/log.txt", "not JSON"],
    );

  test("several people's copies are one article, coded by each", () => {
    const { articles, codings, users, units } = study();
    expect(articles).toMatchObject([{ key: "one.txt", text, metadata: { title: "one.txt" } }]);
    expect(users.map(({ name }) => name)).toEqual(["ana", "ben", "Curation"]);
    expect(codings.map(({ userKey }) => userKey)).toEqual(["ana", "ben", "Curation"]);
    expect(units[0]).toBe("utf-16");
  });

  test("labels are codes, notes are notes, other features are questions", () => {
    const { codes, annotations, questions } = study();
    expect(codes.map(({ name, parentKey, isGroup }) => [name, parentKey, isGroup])).toEqual([
      ["Span", null, false],
      ["Economy", null, false],
      ["Harm", null, false],
    ]);
    expect(questions).toMatchObject([
      { name: "stance", kind: "text", scope: "annotation" },
      { name: "sure" },
    ]);
    expect(annotations).toMatchObject([
      { start: 3, end: 7, memo: "dear", codeKey: `${SPAN}\nEconomy`, userKey: "ana" },
      { start: 8, end: 13, memo: "", codeKey: `${SPAN}\nHarm` },
      { start: 0, end: 2, codeKey: SPAN, userKey: "ben" },
    ]);
    expect(Object.values(annotations[0]!.answers)).toEqual(["against", "true"]);
    expect(placeAnnotations(study()).places).toMatchObject([
      { quote: "Levy" },
      { quote: "hurts" },
      { quote: "📰" },
    ]);
  });

  test("what cannot be carried is counted", () => {
    expect(study().lost.map(({ what, count }) => [what, count])).toEqual([
      ["relations and links between tags", 2],
      ["documents without a text", 1],
    ]);
  });
});

test("two documents of one name and different texts stay two; so do labels of two layers", () => {
  const { articles, codes } = read(
    ["ana/a.json", cas("one", { "%TYPE": SPAN, begin: 0, end: 3, value: "x" })],
    ["ben/a.json", cas("two", { "%TYPE": "custom.Other", begin: 0, end: 3, value: "x" })],
  );
  expect(articles.map(({ key }) => key)).toEqual(["a", "a (ben)"]);
  expect(codes.map(({ name, parentKey, isGroup }) => [name, parentKey, isGroup])).toEqual([
    ["Span", null, true],
    ["x", SPAN, false],
    ["Other", null, true],
    ["x", "custom.Other", false],
  ]);
});

test("structures may be listed by their ids", () => {
  const { "%FEATURE_STRUCTURES": listed, ...rest } = cas("one", {
    "%TYPE": SPAN,
    begin: 0,
    end: 3,
  });
  const byId = Object.fromEntries(
    (listed as Record<string, unknown>[]).map(({ "%ID": id, ...one }) => [String(id), one]),
  );
  const { annotations } = read(["a.json", { ...rest, "%FEATURE_STRUCTURES": byId }]);
  expect(annotations).toMatchObject([{ start: 0, end: 3, userKey: "" }]);
});

test("documents without any text are refused with the reason", () => {
  expect(() => read(["a.json", cas(null, { "%TYPE": SPAN, begin: 0, end: 3 })])).toThrow(
    "There is no text in this file",
  );
});

/** What was written, read back. */
async function roundTrip(study: Study) {
  const files = [...(await fileTexts(inceptionJson.files(study)))];
  return read(...files);
}

test("a study of ours comes back: tags, parts, notes, answers, metadata, unused frames", async () => {
  const study = await roundTrip(testStudy());
  expect(study.articles[0]!.metadata).toMatchObject({
    ...{ title: "Дрон-сделка 📰", outlet: "Новости", author: "N. N.", publishedOn: "2025-11-03" },
    ...{ url: "https://news.example/a?b=1&c=2", language: "ru" },
  });
  expect(study.codes.map(({ name }) => name)).toEqual([
    "Security: concern",
    "Прагматичное партнёрство 🤝",
    "Old, retired",
  ]);
  expect(study.answers.map(({ value }) => value)).toEqual(["Negative", "Security: concern"]);
  expect(study.codings).toHaveLength(3);
  expect(study.lost).toEqual([]);
});

test("whatever is in it: the same tags at the same places", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      const read = await roundTrip(study);
      const folderOf = coderFolders(study.head);
      const coders = new Map(
        study.head.rounds.flatMap(({ id: roundId }) =>
          study.head.members.map(({ id: reviewerId }) => [
            folderOf({ roundId, reviewerId }),
            `${roundId} ${reviewerId}`,
          ]),
        ),
      );
      const codes = new Map(read.codes.map(({ key, name }) => [key, name]));
      const { places } = placeAnnotations(read);
      const found = read.annotations.map(({ articleKey, userKey, codeKey, memo }, i) => {
        const place = places[i]!;
        if (typeof place === "string") throw new Error(place);
        const text = [...read.articles.find(({ key }) => key === articleKey)!.text];
        const spans = (place.pieces ?? [place]).map(({ start, end }) => [start, end] as const);
        return {
          ...{ article: articleKey.slice(-2), coder: coders.get(userKey)!, memo: memo.trim() },
          ...{ frame: codes.get(codeKey)!, spans },
          words: spans.map(([start, end]) => text.slice(start, end).join("")).join("|"),
        };
      });
      const wanted = (await tagsOf(study)).map((tag) => ({ ...tag, memo: tag.memo.trim() }));
      expect(inOrder(found)).toEqual(inOrder(wanted));
    }),
    { numRuns: 40 },
  );
});

test.skipIf(!existsSync(SAMPLES))(
  "UIMA's own examples are read, or refused for want of a text",
  () => {
    const paths = readdirSync(SAMPLES, { recursive: true, encoding: "utf8" }).filter((path) =>
      /data[^/]*\.json$/.test(path),
    );
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) {
      const files = [{ name: "data.json", bytes: readFileSync(join(SAMPLES, path)) }];
      expect(studyReaderOf(files)).toBe(uimaJson);
      if (/SofaData|WithoutText|emptyCas|FloatingPoint/.test(path)) {
        expect(() => uimaJson.read(files), path).toThrow("There is no text in this file");
        continue;
      }
      const study = uimaJson.read(files) as ImportedStudy;
      expect(study.articles, path).toHaveLength(1);
      for (const place of placeAnnotations(study).places) expect(place, path).toBeTypeOf("object");
    }
  },
);
