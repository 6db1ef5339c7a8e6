import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { DOMParser } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";
import type { Study } from "../study";
import type { TagSeen } from "../testing/any-study";
import { anyStudy, inOrder, tagsOf } from "../testing/any-study";
import { studyFrom, testStudy } from "../testing/study";
import { fileTexts } from "../testing/written";
import { ids } from "./ids";
import { refiQda, refiQdaCrlf } from "./project";

/** The standard's own schema, which is not ours to pass on. */
const SCHEMA = join(import.meta.dirname, "../../../../../shared/samples/refi-qda/Project.xsd");
const formats = [["LF", refiQda] as const, ["CRLF", refiQdaCrlf] as const];

const EMPTY = { ...testStudy().head, frames: [], members: [], rounds: [], questions: [] };
const emptyStudy = studyFrom({ ...EMPTY, project: { ...EMPTY.project, description: "" } }, []);

/** The order in which the standard wants what is in an element; of the lists none may be empty. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  Project: ["Users", "CodeBook", "Variables", "Sources", "Notes", "Links", "Sets", "Description"],
  TextSource: ["PlainTextSelection", "Coding", "NoteRef", "VariableValue"],
  PlainTextSelection: ["Description", "Coding", "NoteRef"],
  Coding: ["CodeRef", "NoteRef"],
  Code: ["Description", "NoteRef", "Code"],
  Note: ["Description", "PlainTextContent"],
  Set: ["Description", "MemberCode", "MemberSource"],
};
const LISTS = ["Users", "Codes", "Variables", "Sources", "Notes", "Links", "Sets"];

const childrenOf = (element: Element) =>
  [...element.childNodes].filter((node): node is Element => node.nodeType === 1);

/** What the standard says of order, lists, GUIDs and references, and does not hold. */
function problemsOf(root: Element): string[] {
  const problems: string[] = [];
  const guids = new Set<string>();
  const wanted = new Set<string>();
  const visit = (element: Element) => {
    const name = element.localName!;
    const order = ORDER[name];
    const places = childrenOf(element).map((child) => order?.indexOf(child.localName!) ?? 0);
    if (places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0))) {
      problems.push(
        `${name}: ${childrenOf(element)
          .map((child) => child.localName)
          .join(" ")}`,
      );
    }
    if (LISTS.includes(name) && places.length === 0) problems.push(`${name} is empty`);
    for (const { name: attribute, value } of element.attributes) {
      const isGuid = /guid$|user$/i.test(attribute);
      if (isGuid && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)) {
        problems.push(`${name} ${attribute}="${value}"`);
      }
      if (attribute === "guid" && guids.has(value)) problems.push(`two have the GUID ${value}`);
      if (attribute === "guid") guids.add(value);
      else if (isGuid) wanted.add(value);
    }
    childrenOf(element).forEach(visit);
  };
  visit(root);
  return [...problems, ...[...wanted].filter((guid) => !guids.has(guid))];
}

const parse = (xml: string) => new DOMParser().parseFromString(xml, "text/xml").documentElement!;

describe.each([
  ["the study of all tests", testStudy()],
  ["an empty study", emptyStudy],
  ["a random study", fc.sample(anyStudy, { seed: 7, numRuns: 1 })[0]!],
] as const)("the project of %s", (_name, study: Study) => {
  test("keeps the standard's order, has no empty list, no GUID twice, and every reference leads somewhere", async () => {
    const files = await fileTexts(refiQda.files(study));
    expect(problemsOf(parse(files.get("project.qde")!))).toEqual([]);
  });

  test("is valid by the standard's own schema", async ({ skip }) => {
    if (!existsSync(SCHEMA)) skip();
    const files = await fileTexts(refiQda.files(study));
    const result = await validateXML({
      xml: { fileName: "project.qde", contents: files.get("project.qde")! },
      schema: { fileName: "Project.xsd", contents: readFileSync(SCHEMA, "utf8") },
    });
    expect(result.errors).toEqual([]);
    expect(result.valid).toBe(true);
  });
});

/** Tags as any other program would read them: a selection of each user, its codings, its notes. */
function readBack(files: ReadonlyMap<string, string>, study: Study): TagSeen[] {
  const all = [...parse(files.get("project.qde")!).getElementsByTagName("*")];
  const byGuid = new Map(all.map((element) => [element.getAttribute("guid") ?? "", element]));
  const coders = new Map(
    study.head.rounds.flatMap(({ id: roundId }) =>
      study.head.members.map(({ id: reviewerId }) => [
        ids.user({ roundId, reviewerId }),
        `${roundId} ${reviewerId}`,
      ]),
    ),
  );
  const articles = new Map(["a0", "a1", "a2"].map((id) => [ids.source({ id }), id]));
  const next = new Map(
    all
      .filter(({ localName }) => localName === "Link")
      .map((link) => [link.getAttribute("originGUID"), link.getAttribute("targetGUID")!]),
  );
  const later = new Set(next.values());
  const attribute = (element: Element, name: string) => element.getAttribute(name)!;
  const referred = (element: Element, name: string) =>
    childrenOf(element)
      .filter(({ localName }) => localName === name)
      .map((ref) => byGuid.get(attribute(ref, "targetGUID"))!);

  return all.flatMap((selection) => {
    if (selection.localName !== "PlainTextSelection") return [];
    if (later.has(attribute(selection, "guid"))) return [];
    const source = selection.parentNode as Element;
    const path = attribute(source, "plainTextPath").replace("internal://", "sources/");
    const characters = [...files.get(path)!];
    const parts = [selection];
    while (next.has(attribute(parts.at(-1)!, "guid"))) {
      parts.push(byGuid.get(next.get(attribute(parts.at(-1)!, "guid"))!)!);
    }
    const spans = parts.map(
      (part) =>
        [Number(attribute(part, "startPosition")), Number(attribute(part, "endPosition"))] as const,
    );
    return childrenOf(selection)
      .filter(({ localName }) => localName === "Coding")
      .map((coding) => {
        expect(attribute(coding, "creatingUser")).toBe(attribute(selection, "creatingUser"));
        return {
          article: articles.get(attribute(source, "guid"))!,
          coder: coders.get(attribute(coding, "creatingUser"))!,
          memo: referred(coding, "NoteRef")
            .map((note) => note.textContent)
            .join(),
          frame: attribute(referred(coding, "CodeRef")[0]!, "name"),
          spans,
          words: spans.map(([start, end]) => characters.slice(start, end).join("")).join("|"),
        };
      });
  });
}

test.each(formats)(
  "an independent reader finds the same passages, with %s",
  async (ends, format) => {
    await fc.assert(
      fc.asyncProperty(anyStudy, async (study) => {
        const found = readBack(await fileTexts(format.files(study)), study);
        const wanted = await tagsOf(study);
        if (ends === "LF") {
          expect(inOrder(found)).toEqual(inOrder(wanted));
          return;
        }
        const words = (tags: readonly TagSeen[]) =>
          inOrder(tags.map(({ spans, ...tag }) => ({ ...tag, parts: spans.length })));
        const plain = found.map((tag) => ({ ...tag, words: tag.words.replaceAll("\r\n", "\n") }));
        expect(words(plain)).toEqual(words(wanted));
      }),
      { numRuns: 40 },
    );
  },
);

test("GUIDs stay the same from one export to the next", async () => {
  const [one, other] = [testStudy(), testStudy()];
  const later = { ...other, head: { ...other.head, exportedAt: "2026-04-01T00:00:00.000Z" } };
  const guids = async (study: Study) =>
    (await fileTexts(refiQda.files(study))).get("project.qde")!.match(/guid="[^"]*"/gi);
  expect(await guids(later)).toEqual(await guids(one));
});

test("an article that changed between the two readings is left out of the project", async () => {
  const study = testStudy();
  let times = 0;
  const changing: Study = {
    head: study.head,
    async *articles() {
      const isSecond = times++ === 1;
      for await (const article of study.articles()) {
        yield isSecond && article.id === "a-mixed" ? { ...article, sha256: "other" } : article;
      }
    },
  };
  const files = await fileTexts(refiQda.files(changing));
  expect(files.get("project.qde")).not.toContain(
    `<TextSource guid="${ids.source({ id: "a-mixed" })}"`,
  );
});
