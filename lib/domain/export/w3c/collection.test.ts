import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv-draft-04";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Study } from "../study";
import { anyStudy, inOrder, tagsOf } from "../testing/any-study";
import { studyFrom, testStudy } from "../testing/study";
import { fileTexts } from "../testing/written";
import { w3cFiles } from "./collection";

interface Item {
  readonly motivation: string | readonly string[];
  readonly creator: { readonly id: string };
  readonly body: readonly { readonly purpose: string; readonly value?: string }[];
  readonly target: Target | readonly Target[] | string;
}
interface Target {
  readonly source: string;
  readonly selector: readonly [
    { readonly start: number; readonly end: number },
    { readonly exact: string; readonly prefix: string; readonly suffix: string },
  ];
}
interface Page {
  readonly id: string;
  readonly next?: string;
  readonly prev?: string;
  readonly startIndex: number;
  readonly items: readonly Item[];
}

const last = (iri: string) => decodeURIComponent(iri.slice(iri.lastIndexOf(":") + 1));

/** Every tag as a small reader of pages finds it, each selector held against the text. */
function read(files: ReadonlyMap<string, string>, { head }: Study): string[] {
  const pages = [...files].filter(([path]) => path.startsWith("pages/"));
  const items = pages.flatMap(([, text]) => (JSON.parse(text) as Page).items);
  return inOrder(
    items
      .filter(({ motivation }) => [motivation].flat().includes("tagging"))
      .map(({ body, creator, target }) => {
        const targets = [target].flat() as Target[];
        const article = last(targets[0]!.source);
        const characters = Array.from(files.get(`texts/${article}.txt`)!);
        const quoted = targets.map(({ selector: [{ start, end }, { exact, prefix, suffix }] }) => {
          const passage = characters.slice(start, end).join("");
          expect(exact).toBe(passage);
          expect(characters.slice(0, start).join("").endsWith(prefix)).toBe(true);
          expect(characters.slice(end).join("").startsWith(suffix)).toBe(true);
          return [start, end] as const;
        });
        const [reviewer, round = head.rounds[0]!.id] = last(creator.id).split("/");
        const said = (purpose: string) => body.find((one) => one.purpose === purpose && one.value);
        return {
          ...{ article, coder: `${round} ${reviewer}`, memo: said("commenting")?.value ?? "" },
          frame: said("tagging")!.value!,
          spans: quoted,
          words: targets.map(({ selector }) => selector[1].exact).join("|"),
        };
      }),
  );
}

test("a small reader finds the same tags in random studies", async () => {
  await fc.assert(
    fc.asyncProperty(anyStudy, async (study) => {
      const files = await fileTexts(w3cFiles(study, 3));
      expect(read(files, study)).toEqual(inOrder(await tagsOf(study)));
    }),
    { numRuns: 60 },
  );
});

test("pages follow each other, and the collection counts what is in them", async () => {
  const files = await fileTexts(w3cFiles(testStudy(), 4));
  const pages = ["1", "2", "3"].map(
    (number) => JSON.parse(files.get(`pages/page-${number}.jsonld`)!) as Page,
  );
  expect(pages.map(({ startIndex, items }) => [startIndex, items.length])).toEqual([
    [0, 4],
    [4, 4],
    [8, 1],
  ]);
  expect(pages.map(({ next }) => next)).toEqual([pages[1]!.id, pages[2]!.id, undefined]);
  expect(pages.map(({ prev }) => prev)).toEqual([undefined, pages[0]!.id, pages[1]!.id]);
  expect(JSON.parse(files.get("collection.jsonld")!)).toMatchObject({
    ...{ type: "AnnotationCollection", total: 9, first: pages[0]!.id, last: pages[2]!.id },
  });
  const empty = await fileTexts(w3cFiles(studyFrom(testStudy().head, [])));
  expect([...empty.keys()]).toEqual(["collection.jsonld"]);
  expect(JSON.parse(empty.get("collection.jsonld")!)).not.toHaveProperty("first");
});

/** The W3C's own assertions, which are not ours to pass on. */
const SUITE = join(import.meta.dirname, "../../../../../shared/samples/w3c-web-annotation-tests");

describe.skipIf(!existsSync(SUITE))("by the schemas of the W3C's test suite", () => {
  const json = (path: string) => JSON.parse(readFileSync(join(SUITE, path), "utf8")) as Schema;

  /** Answers what does not hold of a value that a list of assertions says must hold. */
  function checker(list: string): (value: object) => string[] {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const file of readdirSync(join(SUITE, "definitions"))) {
      const isEmpty = readFileSync(join(SUITE, "definitions", file)).length === 0; // one is
      if (!isEmpty) ajv.addSchema(schemaOf(json(`definitions/${file}`)), file);
    }
    const musts = assertionsOf(json(list)).flatMap((path) => {
      const assertion = json(path);
      const isWanted = assertion.expectedResult !== "invalid";
      if (assertion.assertionType !== "must") return [];
      return [{ path, isWanted, holds: ajv.compile(schemaOf(assertion)) }];
    });
    expect(musts.length).toBeGreaterThan(5);
    return (value) =>
      musts.filter(({ holds, isWanted }) => holds(value) !== isWanted).map(({ path }) => path);
  }

  test("everything that must hold of annotations, pages and collections holds", async () => {
    const files = await fileTexts(w3cFiles(testStudy(), 4));
    const ofCollection = checker("collections/collectionMusts.test");
    const ofPage = checker("collections/pages/pageMusts.test");
    const ofAnnotation = checker("annotations/annotationMusts.test");
    for (const [path, text] of files) {
      const value = JSON.parse(path.endsWith(".jsonld") ? text : "{}") as Page;
      if (path === "collection.jsonld") {
        expect(ofCollection(value)).toEqual([]);
      }
      if (!path.startsWith("pages/")) continue;
      expect(ofPage(value), path).toEqual([]);
      for (const item of value.items) {
        const annotation = { "@context": "http://www.w3.org/ns/anno.jsonld", ...item };
        expect(ofAnnotation(annotation)).toEqual([]);
      }
    }
  });

  test("the assertions are really asked: an annotation without a target is refused", () => {
    const annotation = { "@context": "http://www.w3.org/ns/anno.jsonld", type: "Annotation" };
    expect(checker("annotations/annotationMusts.test")(annotation)).not.toEqual([]);
  });
});

interface Schema {
  readonly id?: string;
  readonly assertions?: readonly unknown[];
  readonly assertionType?: string;
  readonly expectedResult?: string;
}

/** Without its own name, by which its references would be looked up elsewhere. */
function schemaOf(schema: Schema): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "id"));
}

const assertionsOf = ({ assertions = [] }: Schema) =>
  assertions.filter((one): one is string => typeof one === "string");
