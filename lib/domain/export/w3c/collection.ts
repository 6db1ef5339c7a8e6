import type { FileOfSet, FileSetFormat } from "../exporter";
import type { Study } from "../study";
import { annotationsOf, iri } from "./annotations";

/** Annotations of a page. */
const PAGE = 500;
const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

/** W3C Web Annotations as JSON-LD: the texts, a collection, and its pages. */
export const w3cAnnotations: FileSetFormat<"study"> = {
  from: "study",
  name: "W3C Web Annotation (JSON-LD)",
  group: "tools",
  use: "For Recogito, Hypothesis tools and linked data: every tag with its position and its words.",
  lacks:
    "It has no groups of frames, no zones, no answers about tags, and nothing of articles without a tag or an answer but their texts.",
  ...{ file: "w3c", extension: "zip", mediaType: "application/zip" },
  files: (study) => w3cFiles(study),
};

/** Texts and pages as the articles come; the collection, which counts them, comes last. */
export async function* w3cFiles(study: Study, perPage = PAGE): AsyncGenerator<FileOfSet> {
  const { head } = study;
  const collection = iri("project", head.project.slug);
  const about = { id: collection, type: "AnnotationCollection", label: head.project.name };
  const pageId = (number: number) => `${collection}:page:${number}`;
  let items: object[] = [];
  let pages = 0;
  const page = (isLast: boolean): FileOfSet => {
    const number = ++pages;
    const before = number > 1 && { prev: pageId(number - 1) };
    const after = !isLast && { next: pageId(number + 1) };
    const startIndex = (number - 1) * perPage;
    const head = { "@context": CONTEXT, id: pageId(number), type: "AnnotationPage", partOf: about };
    const written = { ...head, startIndex, ...before, ...after, items };
    items = [];
    return { path: `pages/page-${number}.jsonld`, pieces: json(written) };
  };
  let total = 0;
  for await (const article of study.articles()) {
    yield { path: `texts/${article.id}.txt`, pieces: one(article.text) };
    for (const annotation of annotationsOf(head, article)) {
      if (items.length === perPage) yield page(false);
      items.push(annotation);
      total++;
    }
  }
  if (items.length > 0) yield page(true);
  const first = pages > 0 && { first: pageId(1), last: pageId(pages) };
  yield {
    path: "collection.jsonld",
    pieces: json({ "@context": CONTEXT, ...about, total, ...first }),
  };
}

const json = (value: object) => one(`${JSON.stringify(value, null, 1)}\n`);

async function* one(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
