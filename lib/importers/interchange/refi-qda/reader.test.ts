import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ids } from "@/lib/domain/export/refi-qda/ids";
import { refiQda as written, refiQdaCrlf } from "@/lib/domain/export/refi-qda/project";
import type { Study } from "@/lib/domain/export/study";
import { anyStudy, inOrder, tagsOf } from "@/lib/domain/export/testing/any-study";
import { testStudy } from "@/lib/domain/export/testing/study";
import { fileTexts } from "@/lib/domain/export/testing/written";
import type { ImportedStudy } from "@/lib/domain/interchange/imported-study";
import { placeAnnotations } from "@/lib/domain/interchange/placing";
import { unpackNamed } from "../../zip-parts";
import type { StudyFiles } from "../reader";
import { refiQda } from "./reader";

const SAMPLES = join(import.meta.dirname, "../../../../../shared/samples");
const bytes = (text: string) => new TextEncoder().encode(text);
const filesOf = (texts: Iterable<readonly [string, string]>): StudyFiles =>
  [...texts].map(([name, text]) => ({ name, bytes: bytes(text) }));

const A = "0000000A-0000-4000-8000-00000000000A";
const ANNA = "00000001-0000-4000-8000-000000000001";
const BEN = "00000002-0000-4000-8000-000000000002";
const COST = "0000000C-0000-4000-8000-00000000000C";
const key = (guid: string) => guid.toLowerCase();

/** A project as another program writes it: these sources and whatever stands behind them. */
function project(sources: string, after = "", before = ""): string {
  return `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Levy" origin="Another tool">
<Users><User guid="${ANNA}" name="Anna"/><User guid="${BEN}" id="ben"/></Users>
<CodeBook><Codes><Code guid="${COST}" name="Cost" isCodable="true" color="#C31"/></Codes></CodeBook>${before}
<Sources>${sources}</Sources>${after}</Project>`;
}

const coding = (user = ANNA, inner = "") =>
  `<Coding guid="00000016-0000-4000-8000-000000000016" creatingUser="${user}"><CodeRef targetGUID="{${key(COST)}}"/>${inner}</Coding>`;
const selection = (start: number, end: number, inner = coding(), rest = "") =>
  `<PlainTextSelection guid="00000015-0000-4000-8000-000000000015" startPosition="${start}" endPosition="${end}" ${rest}>${inner}</PlainTextSelection>`;
const source = (inner: string, path = `internal://${A}.txt`) =>
  `<TextSource guid="${A}" name="One" plainTextPath="${path}">${inner}</TextSource>`;

function read(qde: string, ...others: [string, string][]): ImportedStudy {
  const files = filesOf([["project.qde", qde], ...others]);
  expect(refiQda.accepts(files)).toBe(true);
  return refiQda.read(files) as ImportedStudy;
}

const TEXT = "Café 😀.\nThe levy hurts.";

describe("what other programs write", () => {
  test.each([
    ["as the standard says", `internal://${A}.txt`, `sources/${A}.txt`, "project.qde"],
    ["with a capital folder and ending", `internal://${A}.TXT`, `Sources/${A}.TXT`, "project.qde"],
    ["without internal://, in small letters", `${A}.txt`, `sources/${key(A)}.txt`, "project.qde"],
    ["named after the project", `internal://${A}.txt`, `sources/${A}.txt`, "Levy study.qde"],
  ])("a text file %s is found", (_how, path, name, qde) => {
    const files = filesOf([
      [qde, `\uFEFF${project(source(selection(12, 16), path))}`],
      ["sources/.root", ""],
      [name, TEXT],
    ]);
    expect(refiQda.accepts(files)).toBe(true);
    const study = refiQda.read(files) as ImportedStudy;
    expect(study).toMatchObject({
      name: "Levy",
      articles: [{ key: key(A), text: TEXT, metadata: { title: "One" } }],
      codes: [{ key: key(COST), name: "Cost", color: "#cc3311", isGroup: false, parentKey: null }],
      users: [{ key: key(ANNA), name: "Anna" }],
      annotations: [{ codeKey: key(COST), userKey: key(ANNA), start: 12, end: 16, quote: null }],
      lost: [],
    });
  });

  test("a text in the XML itself, and codes in codes", () => {
    const nested = project(
      `<TextSource guid="${A}"><PlainTextContent>a &amp; b</PlainTextContent>${selection(0, 1, coding(BEN))}</TextSource>`,
    ).replace(
      'color="#C31"/>',
      `><Description>Money</Description><Code guid="${BEN}" name="Low" isCodable="false"/></Code>`,
    );
    expect(read(nested)).toMatchObject({
      articles: [{ text: "a & b", metadata: { title: null } }],
      codes: [
        { name: "Cost", description: "Money", color: null },
        { name: "Low", parentKey: key(COST), isGroup: true },
      ],
      users: [{ name: "ben" }],
    });
  });

  test("positions that count CRLF once, or a mark before the text, are found by the names", () => {
    const crlf = TEXT.replaceAll("\n", "\r\n");
    for (const [text, start] of [
      [crlf, 12],
      [crlf, 13],
      [`\uFEFF${TEXT}`, 12],
      [`\uFEFF${TEXT}`, 13],
    ] as const) {
      const qde = project(source(selection(start, start + 10, coding(), 'name="levy hurts"')));
      const study = read(qde, [`sources/${A}.txt`, text]);
      const [place] = placeAnnotations(study).places;
      expect([start, place]).toMatchObject([start, { start: 12, end: 22, quote: "levy hurts" }]);
    }
  });

  test("a name that was cut is the beginning of the passage; names that are no words of the text are none", () => {
    const cut = read(project(source(selection(12, 23, coding(), 'name="levy…"'))), [
      `sources/${A}.txt`,
      TEXT,
    ]);
    expect(cut.annotations).toMatchObject([{ quote: "levy", quoteIsCut: true }]);
    const named = read(project(source(selection(12, 23, coding(), 'name="My favourite"'))), [
      `sources/${A}.txt`,
      TEXT,
    ]);
    expect(named.annotations).toMatchObject([{ quote: null }]);
  });

  test("memos: notes at the coding, at the passage, by a link; the description, unless it only repeats them", () => {
    const note = (guid: string, text: string) =>
      `<Note guid="${guid}"><PlainTextContent>${text}</PlainTextContent></Note>`;
    const ref = (guid: string) => `<NoteRef targetGUID="${guid}"/>`;
    const [one, two, three, four] = [3, 4, 5, 6].map(
      (n) => `0000000${n}-0000-4000-8000-00000000000${n}`,
    ) as [string, string, string, string];
    const memoOf = (inner: string) =>
      read(
        project(
          source(inner),
          `<Notes>${note(one, "first")}${note(two, "second")}${note(three, "linked")}${note(four, "unused")}</Notes>
          <Links><Link guid="${A}" originGUID="{00000015-0000-4000-8000-000000000015}" targetGUID="${three}"/></Links>`,
        ),
        [`sources/${A}.txt`, TEXT],
      );
    const inner = `<Description>said</Description>${coding(ANNA, ref(one))}${ref(two)}`;
    const study = memoOf(selection(0, 4, inner));
    expect(study.annotations).toMatchObject([{ memo: "first\n\nsecond\n\nlinked\n\nsaid" }]);
    expect(study.lost).toMatchObject([{ what: "memos that belong to no coded passage", count: 1 }]);
    const repeated = selection(
      0,
      4,
      `<Description>Cost: first</Description>${coding(ANNA, ref(one))}`,
    );
    expect(memoOf(repeated).annotations).toMatchObject([{ memo: "first\n\nlinked" }]);
  });

  test("the description of a passage is no memo of somebody else who coded it", () => {
    const inner = `<Description>mine</Description>${coding(ANNA)}${coding(BEN)}`;
    const { annotations } = read(
      project(source(selection(0, 4, inner, `creatingUser="${ANNA}"`))),
      [`sources/${A}.txt`, TEXT],
    );
    expect(annotations.map(({ userKey, memo }) => [userKey, memo])).toEqual([
      [key(ANNA), "mine"],
      [key(BEN), ""],
    ]);
  });

  test("variables of the source, or of a case that has only this one; a code of the whole source", () => {
    const value = (guid: string, words: string) =>
      `<VariableValue><VariableRef targetGUID="${guid}"/>${words}</VariableValue>`;
    const study = read(
      project(
        source(
          coding(BEN) +
            value(ANNA, "<TextValue>Courier</TextValue>") +
            value(A, "<IntegerValue>3</IntegerValue>"),
        ),
        "",
        `<Variables><Variable guid="${ANNA}" name="Newspaper" typeOfVariable="Text"/><Variable guid="${BEN}" name="Date" typeOfVariable="DateTime"/><Variable guid="${A}" name="Words" typeOfVariable="Integer"/></Variables>
        <Cases><Case guid="${COST}">${value(BEN, "<DateTimeValue>2024-03-01T00:00:00</DateTimeValue>")}<SourceRef targetGUID="${A}"/></Case></Cases>`,
      ),
      [`sources/${A}.txt`, TEXT],
    );
    expect(study.articles[0]!.metadata).toMatchObject({
      outlet: "Courier",
      publishedOn: "2024-03-01",
    });
    expect(study.lost).toMatchObject([{ what: "values of “Words”", count: 1 }]);
    expect(study.questions).toMatchObject([{ role: "frames-present", kind: "multiple" }]);
    expect(study.answers).toMatchObject([{ userKey: key(BEN), value: [key(COST)] }]);
  });

  test("a PDF by its representation; what is no coded passage of text is counted", () => {
    const pdf = `<PDFSource guid="${A}" name="Page"><PDFSelection guid="${BEN}" page="0" firstX="0" firstY="0" secondX="1" secondY="1">${coding()}</PDFSelection><Representation guid="${COST}" plainTextPath="internal://${A}.txt">${selection(0, 4)}${selection(5, 5)}${selection(5, 6, "")}</Representation></PDFSource>`;
    const study = read(
      project(
        `${pdf}<AudioSource guid="${ANNA}" name="a.mp3"/><TextSource guid="${BEN}" plainTextPath="relative:///../../etc/passwd"/>`,
        `<Sets><Set guid="${BEN}" name="Group"/></Sets>`,
      ),
      [`sources/${A}.txt`, TEXT],
    );
    expect(study.articles).toMatchObject([{ key: key(A), metadata: { title: "Page" } }]);
    expect(study.annotations).toHaveLength(1);
    expect(study.lost.map(({ what, count }) => [what, count])).toEqual([
      ["marked regions of PDF pages", 1],
      ["pictures, recordings and films", 1],
      ["sources whose text is not in the file", 1],
      ["codings of no text", 1],
      ["marked passages without a code", 1],
      ["sets and groups", 1],
    ]);
  });

  test.each([
    ["no text at all", project(source("")), "1 sources whose text is not in the file"],
    ["another kind of XML", "<CodeBook/>", "not a REFI-QDA project"],
    ["broken XML", project("<TextSource>"), "The XML is broken"],
    ["a DOCTYPE", `<!DOCTYPE x [<!ENTITY a "b">]>${project("")}`, "DOCTYPE"],
    [
      "codes nested too deeply",
      project("")
        .replace("<Codes>", `<Codes>${'<Code guid="x" name="x">'.repeat(21)}`)
        .replace("</Codes>", `${"</Code>".repeat(21)}</Codes>`),
      "nested more than 20 deep",
    ],
  ])("refuses %s, and says so", (_what, qde, reason) => {
    expect(() => read(qde)).toThrow(reason);
  });

  test("refuses two projects in one archive", () => {
    const qde = project("");
    expect(() => read(qde, ["other.qde", qde])).toThrow("2 project files");
  });
});

/** Everything of a study that the format holds, as it comes back. */
async function roundTrip(study: Study, format = written) {
  const read = refiQda.read(filesOf(await fileTexts(format.files(study)))) as ImportedStudy;
  const { head } = study;
  const codes = new Map(read.codes.map(({ key, name }) => [key, name]));
  const coders = new Map(
    head.rounds.flatMap(({ id: roundId }) =>
      head.members.map(({ id: reviewerId }) => [
        ids.user({ roundId, reviewerId }),
        `${roundId} ${reviewerId}`,
      ]),
    ),
  );
  const articles = new Map<string, string>();
  for await (const { id } of study.articles()) articles.set(ids.source({ id }), id);
  const { places, ...placing } = placeAnnotations(read);
  const tags = read.annotations.map((annotation, i) => {
    const place = places[i]!;
    if (typeof place === "string") throw new Error(place);
    const text = [
      ...read.articles
        .find((one) => one.key === annotation.articleKey)!
        .text.replaceAll("\r\n", "\n"),
    ];
    const spans = (place.pieces ?? [place]).map(({ start, end }) => [start, end] as const);
    return {
      ...{ article: articles.get(annotation.articleKey)!, coder: coders.get(annotation.userKey)! },
      ...{ memo: annotation.memo, frame: codes.get(annotation.codeKey)!, spans },
      words: spans.map(([start, end]) => text.slice(start, end).join("")).join("|"),
    };
  });
  return { read, tags, placing, articles };
}

describe("a project of ours comes back", () => {
  test("whole", async () => {
    const study = testStudy();
    const { read, tags } = await roundTrip(study);
    expect(inOrder(tags)).toEqual(inOrder(await tagsOf(study)));
    expect(read.lost).toEqual([
      { what: "values of “weight”", count: 1, why: expect.any(String) as string },
    ]);
    const ana = ids.user({ roundId: "r-main", reviewerId: "u-ana" });
    const mixed = ids.source({ id: "a-mixed" });
    expect(read.articles[0]).toMatchObject({
      key: mixed,
      metadata: {
        ...{ title: "Дрон-сделка 📰", author: "N. N.", outlet: "Новости", language: "ru" },
        ...{ publishedOn: "2025-11-03", url: "https://news.example/a?b=1&c=2" },
      },
    });
    expect(read.codes.map(({ name, parentKey, isGroup }) => [name, parentKey, isGroup])).toEqual([
      ["Threats", null, true],
      ["Security: concern", "67727000-0000-0000-0000-000000000000", false],
      ["Прагматичное партнёрство 🤝", null, false],
      ["Old, retired", null, false],
    ]);
    expect(read.questions).toMatchObject([
      { key: "q-stance", scope: "annotation", kind: "scale" },
      {
        key: "q-tone",
        scope: "article",
        role: "tone",
        options: [{ value: "positive" }, { label: "Negative" }],
      },
      { key: "q-primary", role: "primary-frame" },
    ]);
    expect(read.answers).toEqual([
      { articleKey: mixed, userKey: ana, questionKey: "q-tone", value: "negative" },
      {
        ...{ articleKey: mixed, userKey: ana, questionKey: "q-primary" },
        value: "73656300-0000-0000-0000-000000000000",
      },
    ]);
    expect(read.codings.map(({ articleKey, userKey }) => [articleKey, userKey === ana])).toEqual([
      [mixed, true],
      [ids.source({ id: "a-quiet" }), true],
      [mixed, false],
    ]);
    expect(read.annotations.find(({ quote }) => quote?.startsWith("📰"))).toMatchObject({
      answers: { "q-stance": -1 },
      createdAt: "2026-02-01T09:00:00.000Z",
    });
  });

  test.each([
    ["LF", written],
    ["CRLF", refiQdaCrlf],
  ] as const)(
    "whatever is in it, with %s: the same tags at the same places",
    async (_ends, format) => {
      await fc.assert(
        fc.asyncProperty(anyStudy, async (study) => {
          const { tags } = await roundTrip(study, format);
          const trimmed = (list: readonly { memo: string }[]) =>
            inOrder(list.map((tag) => ({ ...tag, memo: tag.memo.trim() })));
          expect(trimmed(tags)).toEqual(trimmed(await tagsOf(study)));
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe("files of other programs", () => {
  const found = existsSync(SAMPLES)
    ? ["refi-qda", "synthetic"].flatMap((folder) =>
        readdirSync(join(SAMPLES, folder))
          .filter((name) => name.endsWith(".qdpx"))
          .map((name) => join(SAMPLES, folder, name)),
      )
    : [];

  test.skipIf(found.length === 0)(
    "are read, or refused because their texts are missing",
    async () => {
      for (const path of found) {
        const parts = await unpackNamed(readFileSync(path), /[^/]$/, 8 * 1024 * 1024);
        const files = [...parts].map(([name, content]) => ({ name, bytes: content }));
        if (/TestProject/.test(path)) {
          expect(() => refiQda.read(files)).toThrow("whose text is not in the file");
          continue;
        }
        const study = refiQda.read(files) as ImportedStudy;
        const { places } = placeAnnotations(study);
        expect(places).toMatchObject([
          { quote: "Economic cost" },
          { quote: "Economic cost" },
          { quote: "budget row" },
        ]);
      }
    },
  );
});
