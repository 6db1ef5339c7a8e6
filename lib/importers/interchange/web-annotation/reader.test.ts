import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { w3cAnnotations } from "@/lib/domain/export/w3c/collection";
import type { Study } from "@/lib/domain/export/study";
import { anyStudy, inOrder, tagsOf } from "@/lib/domain/export/testing/any-study";
import { testStudy } from "@/lib/domain/export/testing/study";
import { fileTexts } from "@/lib/domain/export/testing/written";
import type { ImportedStudy } from "@/lib/domain/interchange/imported-study";
import { placedStudy } from "@/lib/domain/interchange/placed-study";
import { placeAnnotations } from "@/lib/domain/interchange/placing";
import { studyReaderOf } from "../registry";
import { webAnnotation } from "./reader";

function read(texts: Readonly<Record<string, unknown>>): ImportedStudy {
  const files = Object.entries(texts).map(([name, value]) => ({
    name,
    bytes: new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)),
  }));
  expect(studyReaderOf(files)).toBe(webAnnotation);
  return webAnnotation.read(files) as ImportedStudy;
}

const TEXT = "📰 The levy hurts families 👪 here, and the levy stays.";
const SOURCE = "https://news.example/levy";
const position = (start: unknown, end: unknown) => ({ type: "TextPositionSelector", start, end });
const quote = (exact: string, more: object = {}) => ({ type: "TextQuoteSelector", exact, ...more });
const on = (selector: unknown, source: unknown = SOURCE) => ({ source, selector });
const tagging = (value: string) => ({ type: "TextualBody", value, purpose: "tagging" });
const anno = (body: unknown, target: unknown, more: object = {}) => ({
  ...{ "@context": "http://www.w3.org/ns/anno.jsonld", type: "Annotation", body, target },
  ...more,
});
const withText = (...annotations: object[]) =>
  read({ "texts/levy.txt": TEXT, "annotations.json": annotations });
const wordsIn = (study: ImportedStudy) =>
  placeAnnotations(study).places.map((place) => (typeof place === "string" ? place : place.quote));
const lostIn = ({ lost }: ImportedStudy) => lost.map(({ what, count }) => [what, count]);

describe("annotations of the W3C's model", () => {
  test("codes by name and by address, remarks, people, days", () => {
    const study = withText(
      anno(
        [
          tagging("Tax"),
          { type: "TextualBody", value: "dear", purpose: "commenting" },
          { type: "SpecificResource", source: "https://codes.example/#tax", purpose: "tagging" },
        ],
        on([position(6, 10), quote("levy")]),
        {
          creator: { id: "https://people.example/ana", name: "Ana", email: "mailto:a@x.example" },
          created: "2026-01-01T10:00:00Z",
        },
      ),
      anno({ id: "https://codes.example/#tax" }, on(position(11, 16)), {
        ...{ motivation: "oa:tagging", creator: "https://people.example/ben" },
      }),
      anno(
        [{ ...tagging("Harm"), creator: { id: "c", nickname: "chen" } }],
        on([position(17, 25)]),
      ),
    );
    expect(wordsIn(study)).toEqual(["levy", "hurts", "families"]);
    expect(study.codes.map(({ key, name }) => [key, name])).toEqual([
      ["https://codes.example/#tax", "Tax"],
      ["Harm", "Harm"],
    ]);
    expect(study.annotations).toMatchObject([
      { memo: "dear", createdAt: "2026-01-01T10:00:00Z", codeKey: "https://codes.example/#tax" },
      { memo: "", createdAt: null, codeKey: "https://codes.example/#tax" },
      { codeKey: "Harm" },
    ]);
    expect(study.users).toEqual([
      { key: "https://people.example/ana", name: "Ana", email: "a@x.example" },
      { key: "https://people.example/ben", name: "ben", email: null },
      { key: "c", name: "chen", email: null },
    ]);
    expect(study.articles).toMatchObject([{ text: TEXT, metadata: { url: SOURCE } }]);
    expect(study.lost).toEqual([]);
  });

  test("words tell a passage without a position, if they stand in one place", () => {
    const study = withText(
      anno([tagging("Tax")], on(quote("levy", { prefix: "and the ", suffix: " stays" }))),
      anno([tagging("Tax")], on(quote("families 👪", { prefix: "not before it" }))),
      anno([tagging("Tax")], on(quote("levy"))),
      anno([tagging("Tax")], on(quote("tariff"))),
      anno([tagging("Tax")], on({ type: "FragmentSelector", value: "char=2,5" })),
      anno([tagging("Tax")], on({ type: "SvgSelector", value: "<svg/>" })),
    );
    expect(wordsIn(study)).toEqual(["levy", "families 👪", "The"]);
    expect(study.annotations[0]!.start).toBe(42);
    expect(lostIn(study)).toEqual([
      ["passages whose words stand in several places", 1],
      ["passages whose words are not in the text", 1],
      ["places that are not named by position or words", 1],
    ]);
  });

  test("several passages of one text are one tag; of two texts, two", () => {
    const other = "urn:x:other";
    const study = read({
      "a/levy.txt": TEXT,
      "a/other.txt": "Rain.",
      "1.jsonld": anno(
        [tagging("Tax")],
        [
          on([position(17, 25), quote("families")]),
          on([position(6, 10), quote("levy")]),
          on(position(0, 4), other),
        ],
      ),
    });
    expect(study.annotations.map(({ articleKey, pieces }) => [articleKey, pieces])).toEqual([
      [
        "a/levy.txt",
        [
          { start: 6, end: 10 },
          { start: 17, end: 25 },
        ],
      ],
      ["a/other.txt", null],
    ]);
    expect(wordsIn(study)).toEqual(["levy hurts families", "Rain"]);
  });

  test("codes of whole texts are answers, or frames of the article", () => {
    const whole = (words: string, purpose: string) =>
      anno({ type: "TextualBody", value: words, purpose }, SOURCE, { creator: "ana" });
    const study = withText(
      whole("Tone: against", "classifying"),
      whole("Economy", "tagging"),
      whole("Security: concern", "tagging"),
      whole("Well written.", "commenting"),
      anno([tagging("Tax")], on(position(0, 1))),
    );
    expect(study.answers).toEqual([
      { articleKey: "texts/levy.txt", userKey: "ana", questionKey: "Tone", value: "against" },
      {
        ...{ articleKey: "texts/levy.txt", userKey: "ana", questionKey: "Frames present" },
        value: ["Economy", "Security: concern"],
      },
    ]);
    expect(study.questions).toMatchObject([
      { name: "Tone", kind: "single", role: null, options: [{ value: "against" }] },
      { name: "Frames present", kind: "multiple", role: "frames-present", options: [] },
    ]);
    expect(lostIn(study)).toEqual([["remarks on whole texts", 1]]);
  });

  test("collections, embedded pages, lists and lines; each annotation once", () => {
    const one = { ...anno([tagging("Tax")], on([position(6, 10)])), id: "urn:1" };
    const collection = {
      ...{ "@type": "AnnotationCollection", label: "Levies", total: 3 },
      first: { "@type": ["AnnotationPage"], items: [one], next: "urn:page:2" },
    };
    const texts = { "levy.txt": TEXT };
    const study = read({ ...texts, "c.jsonld": collection, "again.json": [one] });
    expect([study.name, study.annotations.length]).toEqual(["Levies", 1]);
    expect(lostIn(study)).toEqual([["annotations on pages that are not in the file", 2]]);
    const lines = [one, { ...one, id: "urn:2" }].map((line) => JSON.stringify(line)).join("\n");
    expect(read({ ...texts, "all.jsonl": lines }).annotations).toHaveLength(2);
  });

  test("offsets that count UTF-16 are known by the words", () => {
    const study = withText(anno([tagging("Tax")], on([position(7, 11), quote("levy")])));
    expect(placeAnnotations(study).counting.unit).toBe("utf-16");
    expect(wordsIn(study)).toEqual(["levy"]);
  });
});

describe("files made to harm, or by mistake", () => {
  test("annotations without any text are refused with the reason", () => {
    expect(() => read({ "1.json": anno([tagging("Tax")], on(position(0, 1))) })).toThrow(
      "There is no text in this file: it says which passages are meant, but not what they say.",
    );
  });

  test("offsets that are none, beyond the text, or of other words have no place", () => {
    const study = withText(
      anno([tagging("Tax")], on(position(6, 10))),
      anno([tagging("Tax")], on(position(-1, 10))),
      anno([tagging("Tax")], on(position("six", null))),
      anno([tagging("Tax")], on(position(0.5, 1e300))),
      anno([tagging("Tax")], on(position(6, 10_000))),
      anno([tagging("Tax")], on(position(10, 6))),
      anno([tagging("Tax")], on([position(0, 1), quote("levy stays")])),
    );
    expect(wordsIn(study)).toEqual(
      ["levy", "outside the text", "ends before it begins", "other words"], //
    );
    expect(lostIn(study)).toEqual([["places that are not named by position or words", 3]]);
    expect(placedStudy(study).articles).toHaveLength(1);
  });

  test("what is of no form that the model has is counted, and harms nothing", () => {
    const study = read({
      "a.txt": TEXT,
      "b.txt": "Rain.",
      "1.json": [
        anno([tagging("Tax")], on(position(6, 10), "urn:x:a")),
        anno([tagging("Tax")], on(position(0, 1), "urn:x:none")),
        anno([tagging("Tax")], on(position(0, 1), "urn:x:%E0%A4%A")),
        anno([tagging("Tax")], { selector: 5 }),
        anno(null, on(position(0, 1), "urn:x:a")),
        anno("https://elsewhere.example", on(position(0, 1), "urn:x:a"), { motivation: "linking" }),
        anno([[5, null, {}]], [[null, 7, {}]]),
        { type: "Annotation", target: null },
        null,
        5,
      ],
    });
    expect(study.annotations).toHaveLength(1);
    expect(study.lost.map(({ what }) => what)).toEqual([
      "annotations whose text is not in the file",
      "annotations of nothing",
      "passages without a code",
      "links to other pages",
    ]);
  });
});

/** What was written, read back. */
async function roundTrip(study: Study): Promise<ImportedStudy> {
  return read(Object.fromEntries(await fileTexts(w3cAnnotations.files(study))));
}

test("a study of ours comes back: frames, tags, parts, notes, people, answers", async () => {
  const study = await roundTrip(testStudy());
  expect(study.name).toBe("Drones & debts");
  expect(study.codes.map(({ name }) => name).sort()).toEqual([
    ...["Old, retired", "Security: concern", "Прагматичное партнёрство 🤝"],
  ]);
  expect(study.users.map(({ name }) => name)).toEqual(["Ana Petrović", "Ben/Levi"]);
  const secured = study.codes.find(({ name }) => name === "Security: concern")!.key;
  expect(study.answers.map(({ questionKey, value }) => [questionKey, value])).toEqual([
    ["Tone", "Negative"],
    ["Primary frame", secured],
  ]);
  expect(study.questions).toMatchObject([{ kind: "single" }, { role: "primary-frame" }]);
  expect(study.articles).toHaveLength(3);
  expect(study.lost).toEqual([]);
});

test("whatever is in it: the same tags at the same places", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      const tags = await tagsOf(study);
      fc.pre(tags.length > 0);
      const found = await roundTrip(study);
      const names = new Map(found.codes.map(({ key, name }) => [key, name]));
      const texts = new Map(found.articles.map(({ key, text }) => [key, [...text]]));
      const { places } = placeAnnotations(found);
      const read = found.annotations.map(({ articleKey, userKey, codeKey, memo }, i) => {
        const place = places[i]!;
        if (typeof place === "string") throw new Error(place);
        const said = decodeURIComponent(userKey.slice(userKey.lastIndexOf(":") + 1));
        const [reviewer, round = study.head.rounds[0]!.id] = said.split("/");
        const spans = (place.pieces ?? [place]).map(({ start, end }) => [start, end] as const);
        return {
          ...{ article: articleKey.slice(6, -4), coder: `${round} ${reviewer}`, memo: memo.trim() },
          ...{ frame: names.get(codeKey)!, spans },
          words: spans
            .map(([start, end]) => texts.get(articleKey)!.slice(start, end).join(""))
            .join("|"),
        };
      });
      expect(inOrder(read)).toEqual(
        inOrder(tags.map((tag) => ({ ...tag, memo: tag.memo.trim() }))),
      );
    }),
    { numRuns: 40 },
  );
});

const SAMPLES = join(
  import.meta.dirname,
  "../../../../../shared/samples/w3c-web-annotation-tests/tools/samples/correct",
);

test.skipIf(!existsSync(SAMPLES))("the examples of the W3C are refused for want of a text", () => {
  const refused = readdirSync(SAMPLES).filter((name) => {
    const value: unknown = JSON.parse(readFileSync(join(SAMPLES, name), "utf8"));
    expect(() => read({ [name]: value }), name).toThrow("There is no text in this file");
    return true;
  });
  expect(refused.length).toBeGreaterThan(30);
});
