import { describe, expect, test } from "vitest";
import { doccano as doccanoFormat } from "@/lib/domain/export/tools/doccano";
import { labelStudio as labelStudioFormat } from "@/lib/domain/export/tools/label-studio";
import { mediaFramesCorpus as corpusFormat } from "@/lib/domain/export/tools/media-frames-corpus";
import { prodigy as prodigyFormat } from "@/lib/domain/export/tools/prodigy";
import { MIXED_TEXT, testStudy } from "@/lib/domain/export/testing/study";
import { fileText, fileTexts } from "@/lib/domain/export/testing/written";
import type { ImportedAnnotation, ImportedStudy } from "@/lib/domain/interchange/imported-study";
import { placedStudy } from "@/lib/domain/interchange/placed-study";
import { studyReaderOf } from "./registry";

type Files = Readonly<Record<string, string>>;

/** What the reader that accepts some files finds in them. */
async function read(texts: Files): Promise<{ format: string; study: ImportedStudy }> {
  const files = Object.entries(texts).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  const reader = studyReaderOf(files);
  return { format: reader.format, study: await reader.read(files) };
}

/** Every tag that has a place: who, which frame, which words, which note. */
function tagsOf(study: ImportedStudy): string[] {
  const names = new Map(study.users.map(({ key, name }) => [key, name]));
  return placedStudy(study).articles.flatMap(({ codings }) =>
    codings.flatMap(({ userKey, annotations }) =>
      annotations.map(
        ({ codeKey, quote, memo }) =>
          `${names.get(userKey)}: ${codeKey} on “${quote}”${memo && ` (${memo})`}`,
      ),
    ),
  );
}

/** The tags of the study that every writer's expected file is of; passages in two parts as two. */
const WRITTEN = [
  ["Дрон-сделка 📰", "Прагматичное партнёрство 🤝", ""],
  ["📰 signed in Cafe\u0301", "Security: concern", '=1+1; says "so"\nand more 👀'],
  ["Cafe\u0301 Žižek\n“A fair price", "Прагматичное партнёрство 🤝", ""],
  ["👨‍👩‍👧 the minister", "Security: concern", ""],
  ["协议价格", "Security: concern", ""],
  ["fair price,” said 👨‍👩‍👧", "Прагматичное партнёрство 🤝", ""],
  ["السعر عادل", "Old, retired", "عادل"],
  ["<dependence> & debt.", "Security: concern", ""],
] as const;

const withNotes = (coders: readonly [string, string], keep: boolean) =>
  WRITTEN.map(([words, frame, memo], index) => {
    const note = keep && memo !== "" ? ` (${memo})` : "";
    return `${coders[index < 5 ? 0 : 1]}: ${frame} on “${words}”${note}`;
  });

describe("what was written is read again", () => {
  test("Label Studio: with notes, answers, who found nothing, and names of people", async () => {
    const files = await fileTexts(labelStudioFormat.files(testStudy()));
    const { format, study } = await read(Object.fromEntries(files));
    expect(format).toBe("label-studio");
    expect(tagsOf(study)).toEqual(withNotes(["Ana Petrović", "Ben/Levi"], true));
    const { digest, articles } = { digest: study, articles: placedStudy(study).articles };
    expect(articles.map(({ codings }) => codings.length)).toEqual([2, 1, 0]);
    expect(articles[0]!.text).toBe(MIXED_TEXT);
    expect(articles[0]!.metadata).toMatchObject({ outlet: "Новости", publishedOn: "2025-11-03" });
    expect(digest.answers.map(({ questionKey, value }) => [questionKey, value])).toEqual([
      ["article Tone", ["Negative"]],
      ["article Primary frame", ["Security: concern"]],
    ]);
    const stance = study.annotations.find(({ memo }) => memo !== "")!.answers;
    expect(stance).toEqual({ "annotation Stance": ["-1"] });
    expect(study.codes.find(({ name }) => name === "Old, retired")!.color).toBe("#007a58");
    expect(study.lost).toEqual([]);
  });

  test("doccano: who coded is told by the file's name", async () => {
    const { format, study } = await read(
      Object.fromEntries(await fileTexts(doccanoFormat.files(testStudy()))),
    );
    expect(format).toBe("doccano");
    expect(tagsOf(study)).toEqual(withNotes(["ana-petrovic", "ben-levi"], false));
  });

  test("Prodigy: the session is the person", async () => {
    const lines = await fileText(prodigyFormat.write(testStudy()));
    const { format, study } = await read({ "drones.jsonl": lines });
    expect(format).toBe("prodigy");
    expect(tagsOf(study)).toEqual(withNotes(["Ana Petrović", "Ben/Levi"], true));
  });

  test("Media Frames Corpus: frames by number, the article's without what stands before it", async () => {
    const { format, study } = await read(
      Object.fromEntries(await fileTexts(corpusFormat.files(testStudy()))),
    );
    expect(format).toBe("media-frames-corpus");
    expect(placedStudy(study).articles[0]!.text).toBe(MIXED_TEXT);
    const names = new Map(study.codes.map(({ key, name }) => [key, name]));
    const named = tagsOf({
      ...study,
      annotations: study.annotations.map((one) => ({
        ...one,
        codeKey: names.get(one.codeKey)!,
      })),
      codes: study.codes.map((one) => ({ ...one, key: one.name })),
      answers: [],
    });
    expect(named).toEqual(withNotes(["Ana Petrović", "Ben/Levi"], false));
    expect(study.answers.map(({ questionKey }) => questionKey)).toEqual(["primary frame"]);
  });
});

describe("Label Studio", () => {
  const text = "The levy\nhurts families 👪 here.";
  const region = (id: string, value: object, type = "labels") => ({
    ...{ id, from_name: "label", to_name: "text", type, value },
  });
  const task = (annotations: object[], more: object = {}) =>
    JSON.stringify([{ id: 1, data: { text }, annotations, ...more }]);

  test("takes numbers as people, the newest of one person, and no skipped tasks", async () => {
    const span = (end: number) => [region("r", { start: 4, end, labels: ["Economic"] })];
    const { study } = await read({
      "export.json": task(
        [
          { completed_by: 7, result: span(8), updated_at: "2026-01-01T10:00:00Z" },
          { completed_by: 7, result: span(14), updated_at: "2026-01-02T10:00:00Z" },
          { completed_by: { email: "ben@example.org" }, result: span(8), was_cancelled: true },
          { completed_by: { id: 9, email: "cy@example.org" }, result: [], ground_truth: true },
        ],
        { predictions: [{ result: span(3) }] },
      ),
    });
    expect(tagsOf(study)).toEqual(["Annotator 7: Economic on “levy\nhurts”"]);
    expect(study.users.map(({ name }) => name)).toEqual(["Annotator 7", "cy@example.org"]);
    expect(study.lost.map(({ what, count }) => [what, count])).toEqual([
      ["predictions of models", 1],
      ["skipped tasks", 1],
      ["earlier annotations of a task by the same person", 1],
      ["marks of ground truth", 1],
    ]);
  });

  test("reads old exports, whose offsets count UTF-16 units, by their quotes", async () => {
    const value = { start: 27, end: 31, text: "here", labels: ["Place"] };
    const { study } = await read({ "1.json": task([{ result: [region("r", value)] }]) });
    expect(placedStudy(study).placing.counting.unit).toBe("utf-16");
    expect(tagsOf(study)).toEqual([": Place on “here”"]);
  });

  test("keeps several labels of one passage apart, with the note of both", async () => {
    const results = [
      region("r", { start: 4, end: 8, text: "levy", labels: ["Economic", "Fairness"] }),
      region("r", { start: 4, end: 8, text: ["a tax", "a burden"] }, "textarea"),
      region("x", { choices: ["sport"] }, "taxonomy"),
    ];
    const { study } = await read({ "1.json": task([{ completed_by: 1, result: results }]) });
    expect(tagsOf(study)).toEqual([
      "Annotator 1: Economic on “levy” (a tax\na burden)",
      "Annotator 1: Fairness on “levy” (a tax\na burden)",
    ]);
    expect(study.lost).toMatchObject([{ what: "results of type “taxonomy”", count: 1 }]);
  });

  test("refuses tags in web pages with the reason", async () => {
    const value = { start: "/p[1]/text()[1]", end: "/p[1]/text()[1]", startOffset: 0 };
    const html = JSON.stringify([
      {
        data: { html: "<p>The levy hurts.</p>" },
        annotations: [
          { result: [region("r", { ...value, hypertextlabels: ["A"] }, "hypertextlabels")] },
        ],
      },
    ]);
    await expect(read({ "1.json": html })).rejects.toThrow("as a browser draws it");
  });
});

describe("doccano", () => {
  test("asks in what it counts, and shows what each way makes of the tags", async () => {
    const line = { text: "👨‍👩‍👧 pay the levy", label: [[2, 5, "Who"]] };
    const { study } = await read({ "all.jsonl": JSON.stringify(line) });
    expect(tagsOf(study)).toEqual([": Who on “👨‍👩‍👧”"]);
    expect(placedStudy(study, "graphemes").articles[0]!.codings[0]!.annotations[0]!.quote).toBe(
      "pay",
    );
  });

  test("reads spans as objects, categories of texts, and counts what it leaves", async () => {
    const lines = [
      {
        text: "A levy.",
        entities: [{ id: 1, start_offset: 2, end_offset: 6, label: "TAX" }],
        relations: [{ from_id: 1, to_id: 1, type: "is" }],
        Comments: ["Really?"],
        cats: ["money"],
        section: "A1",
      },
    ];
    const { study } = await read({ "x.jsonl": lines.map((one) => JSON.stringify(one)).join("\n") });
    expect(tagsOf(study)).toEqual([": TAX on “levy”"]);
    expect(study.answers).toMatchObject([{ questionKey: "categories", value: ["money"] }]);
    expect(study.lost.map(({ what }) => what)).toEqual([
      "values of “section”",
      "relations between passages",
      "comments on lines",
    ]);
  });
});

describe("UP-26: a project that was made to harm", () => {
  const line = (label: unknown) => `{"text":"A levy on tea.","label":${JSON.stringify(label)}}`;
  const placed = async (text: string) => placedStudy((await read({ "x.jsonl": text })).study);

  test.each([
    ["NaN", '[{"start_offset":"x","end_offset":6,"label":"TAX"}]'],
    ["a fraction", '[[2.5,6,"TAX"]]'],
    ["a number beyond all bounds", '[[2,1e309,"TAX"]]'],
    ["a negative number", '[[-2,6,"TAX"]]'],
  ])("%s is no offset", async (_what, label) => {
    const text = `{"text":"A levy on tea.","label":${label}}`;
    await expect(placed(text)).rejects.toThrow("not a whole number");
  });

  test.each([
    ["outside the text", [2, 600, "TAX"]],
    ["ends before it begins", [6, 2, "TAX"]],
    ["empty", [2, 2, "TAX"]],
  ])("a tag that is %s is listed and never stored", async (reason, label) => {
    const { placing, articles } = await placed(line([label, [2, 6, "TAX"]]));
    expect(placing.places[0]).toBe(reason);
    expect(articles[0]!.codings[0]!.annotations).toHaveLength(1);
    await expect(placed(line([label]))).rejects.toThrow("None of its 1 tags stands where");
  });

  test("more tags than a project may have are refused", async () => {
    const { study } = await read({ "x.jsonl": line([[2, 6, "TAX"]]) });
    const annotations = new Array<ImportedAnnotation>(250_001).fill(study.annotations[0]!);
    expect(() => placedStudy({ ...study, annotations })).toThrow(
      "250,001 tags; one import may have 250,000",
    );
  });
});

describe("UP-27: XML that was made to harm", () => {
  const tasks = '[{"id":1,"data":{"text":"A levy."},"annotations":[]}]';
  const config = (xml: string) => read({ "tasks.json": tasks, "config.xml": xml });

  test.each([
    [
      "a DOCTYPE with an external entity",
      '<View><!-- --><Text/></View><!DOCTYPE v SYSTEM "file:///etc/passwd">',
      "DOCTYPE",
    ],
    [
      "elements 100,000 deep",
      `<View>${"<View>".repeat(100_000)}${"</View>".repeat(100_000)}</View>`,
      "nested",
    ],
    ["broken XML", "<View><Text></View>", "broken"],
  ])("%s is refused", async (_what, xml, sentence) => {
    await expect(config(xml)).rejects.toThrow(sentence);
  });
});
