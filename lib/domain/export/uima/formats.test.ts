import { DOMParser } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointLength } from "../../text/offsets";
import { coderFolders } from "../file-names";
import type { Study } from "../study";
import { anyStudy, inOrder, tagsOf } from "../testing/any-study";
import { fileTexts } from "../testing/written";
import { inceptionJson, uimaXmi } from "./formats";
import { webannoTsv } from "./webanno-tsv";
import { casXmi } from "./xmi";

/** One tag, with offsets in UTF-16 code units. */
interface Found {
  readonly id: string;
  readonly frame: string;
  readonly memo: string;
  readonly begin: number;
  readonly end: number;
}

interface Doc {
  readonly article: string;
  readonly text: string;
  readonly tags: readonly Found[];
}

type Structures = Record<string, string | number>[];

function readJson(file: string): Doc {
  const cas = JSON.parse(file) as {
    "%FEATURE_STRUCTURES": Structures;
    "%TYPES": Record<string, unknown>;
    "%VIEWS": { _InitialView: { "%SOFA": number; "%MEMBERS": number[] } };
  };
  const structures = new Map(cas["%FEATURE_STRUCTURES"].map((one) => [one["%ID"], one]));
  const { "%SOFA": sofa, "%MEMBERS": members } = cas["%VIEWS"]._InitialView;
  const all = members.map((id) => structures.get(id)!);
  for (const { "%TYPE": type } of all) expect(Object.keys(cas["%TYPES"])).toContain(type);
  return docOf(String(structures.get(sofa)!.sofaString), all, (one) => String(one["%TYPE"]));
}

function readXmi(file: string): Doc {
  const root = new DOMParser().parseFromString(file, "text/xml").documentElement!;
  const elements = [...root.childNodes].filter((node): node is Element => node.nodeType === 1);
  const values = (element: Element) => ({
    ...Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    type: `${element.namespaceURI!.replace(/^http:\/\/\/|\.ecore$/g, "").replaceAll("/", ".")}.${element.localName}`,
  });
  const view = elements.find(({ localName }) => localName === "View")!;
  const members = view.getAttribute("members")!.split(" ");
  const all = elements.map(values) as Structures;
  const sofa = all.find(({ type }) => type === "uima.cas.Sofa")!;
  expect(sofa["xmi:id"]).toBe(view.getAttribute("sofa"));
  const indexed = all.filter((one) => members.includes(String(one["xmi:id"])));
  return docOf(String(sofa.sofaString), indexed, ({ type }) => String(type));
}

function docOf(text: string, all: Structures, typeOf: (one: Structures[0]) => string): Doc {
  const meta = all.find((one) => typeOf(one).endsWith(".DocumentMetaData"))!;
  expect([Number(meta.begin), Number(meta.end)]).toEqual([0, text.length]);
  const tags = all.filter((one) => typeOf(one) === "webanno.custom.Frame");
  return {
    ...{ text, article: String(meta.documentId).slice(-2) },
    tags: tags.map((one) => ({
      ...{ id: String(one.annotationId), frame: String(one.frame), memo: String(one.memo ?? "") },
      ...{ begin: Number(one.begin), end: Number(one.end) },
    })),
  };
}

/** Documents by their paths, and who coded them. */
async function readBack(study: Study, format: typeof inceptionJson, read: (file: string) => Doc) {
  const folderOf = coderFolders(study.head);
  const coders = new Map(
    study.head.rounds.flatMap(({ id: roundId }) =>
      study.head.members.map(({ id: reviewerId }) => [
        folderOf({ roundId, reviewerId }),
        `${roundId} ${reviewerId}`,
      ]),
    ),
  );
  const files = await fileTexts(format.files(study));
  return [...files]
    .filter(([path]) => path.includes("/"))
    .map(([path, file]) => ({ coder: coders.get(path.split("/")[0]!)!, ...read(file) }));
}

describe.each([
  ["UIMA CAS JSON", inceptionJson, readJson],
  ["UIMA CAS XMI", uimaXmi, readXmi],
] as const)("%s", (_name, format, read) => {
  test("an independent reader finds the same passages, notes and coders", async () => {
    await fc.assert(
      fc.asyncProperty(anyStudy, async (study) => {
        const docs = await readBack(study, format, read);
        const found = docs.flatMap(({ coder, article, text, tags }) => {
          const parts = new Map<string, Found[]>();
          for (const tag of tags) parts.set(tag.id, [...(parts.get(tag.id) ?? []), tag]);
          const at = (offset: number) => codePointLength(text.slice(0, offset));
          return [...parts.values()].map((tagged) => ({
            ...{ article, coder, frame: tagged[0]!.frame },
            spans: tagged.map(({ begin, end }) => [at(begin), at(end)] as const),
            words: tagged.map(({ begin, end }) => text.slice(begin, end)).join("|"),
            memo: tagged[0]!.memo,
          }));
        });
        expect(inOrder(found)).toEqual(inOrder(await tagsOf(study)));
      }),
      { numRuns: 40 },
    );
  });
});

test("XMI: what XML cannot hold becomes a space of the same length", () => {
  const xmi = casXmi({ text: "a\u0007\u{1FFFE}b\uFFFE\n", structures: [] });
  expect(xmi).toContain(`sofaString="a \u{1FFFE}b &#10;"`);
});

/** The table of tokens as lines of values: `[value, number]` in each cell. */
function readTsv(file: string): { lines: { begin: number; end: number; cells: string[] }[] } {
  const lines = file
    .split("\n")
    .filter((line) => /^\d+-\d+/.test(line))
    .map((line) => {
      const [, range, , ...cells] = line.split("\t");
      expect(cells.pop()).toBe("");
      const [begin, end] = range!.split("-").map(Number) as [number, number];
      return { begin, end, cells };
    });
  return { lines };
}

const unescaped = (value: string) =>
  value.replace(/\\(->|.)/gsu, (_, sign: string) => ({ n: "\n", t: "\t" })[sign] ?? sign);

/** Split where no backslash stands before the sign. */
function splitAt(cell: string, sign: "|" | "["): string[] {
  return cell.match(sign === "|" ? /(?:\\.|[^\\|])+/gsu : /(?:\\.|[^\\[])+/gsu) ?? [];
}

test("WebAnno TSV: an independent reader finds the same passages, without white space at their ends", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      const folderOf = coderFolders(study.head);
      const files = await fileTexts(webannoTsv.files(study));
      for await (const article of study.articles()) {
        for (const coding of article.codings) {
          const path = [...files.keys()].find(
            (name) => name.startsWith(`${folderOf(coding)}/`) && name.endsWith(`${article.id}.tsv`),
          )!;
          const found = tagsIn(readTsv(files.get(path)!).lines);
          const names = new Map(study.head.frames.map(({ id, name }) => [id, name]));
          const wanted = coding.annotations.flatMap(({ start, end, pieces, frameId, memo }) =>
            (pieces ?? [{ start, end }]).flatMap((piece) => {
              const characters = [...article.text];
              const words = characters.slice(piece.start, piece.end).join("");
              if (words.trim() === "") return [];
              const before = characters.slice(0, piece.start).join("").length;
              const begin = before + words.length - words.trimStart().length;
              const until = begin + words.trim().length;
              return [`${begin}-${until} ${names.get(frameId)!} ${memo === "" ? "*" : memo}`];
            }),
          );
          expect(found.sort()).toEqual(wanted.sort());
        }
      }
    }),
    { numRuns: 40 },
  );
});

function tagsIn(lines: readonly { begin: number; end: number; cells: string[] }[]): string[] {
  const tags = new Map<string, { begin: number; end: number; words: string }>();
  let single = 0;
  for (const { begin, end, cells } of lines) {
    if (cells[0] === "_") continue;
    const [frames, memos] = [splitAt(cells[0]!, "|"), splitAt(cells[1]!, "|")];
    expect(memos).toHaveLength(frames.length);
    frames.forEach((cell, i) => {
      const [frame, number] = splitAt(cell, "[");
      const [memo] = splitAt(memos[i]!, "[");
      const words = `${unescaped(frame!)} ${memo === "*" ? "*" : unescaped(memo!)}`;
      const key = number ?? `single ${single++}`;
      const known = tags.get(key);
      tags.set(key, {
        words,
        begin: Math.min(begin, known?.begin ?? begin),
        end: Math.max(end, known?.end ?? end),
      });
    });
  }
  return [...tags.values()].map(({ begin, end, words }) => `${begin}-${end} ${words}`);
}
