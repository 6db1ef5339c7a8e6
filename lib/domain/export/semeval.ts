import { offsetIndex } from "../text/offsets";
import { coderFolders } from "./file-names";
import type { FileOfSet, FileSetFormat } from "./exporter";
import type { Study, StudyArticle } from "./study";

/** The files of SemEval-2023 task 3, subtask 2: articles, and which frames each has, by coder. */
export const semeval: FileSetFormat<"study"> = {
  from: "study",
  name: "SemEval-2023 task 3",
  group: "tools",
  use: "For training programs that detect the frames of an article as in subtask 2 of that task.",
  lacks: "It says which frames an article has, and nothing of passages, notes, answers and dates.",
  ...{ file: "semeval", extension: "zip", mediaType: "application/zip" },
  files: semevalFiles,
};

async function* semevalFiles({ head, articles }: Study): AsyncGenerator<FileOfSet> {
  const names = new Map(head.frames.map(({ id, name }) => [id, label(name)]));
  const nameOf = coderFolders(head);
  const labels = new Map<string, string>();
  let index = "id\tarticle_id\ttitle\n";
  let number = 0;
  for await (const article of articles()) {
    number++;
    index += `${number}\t${article.id}\t${line(article.title)}\n`;
    yield { path: `articles/article${number}.txt`, pieces: one(titled(article)) };
    for (const coding of article.codings) {
      const path = `labels-subtask-2-${nameOf(coding)}.txt`;
      const used = new Set(coding.annotations.map(({ frameId }) => frameId));
      const frames = head.frames.filter(({ id }) => used.has(id)).map(({ id }) => names.get(id)!);
      labels.set(path, `${labels.get(path) ?? ""}${number}\t${frames.join(",")}\n`);
    }
  }
  for (const [path, text] of labels) yield { path, pieces: one(text) };
  const own = head.frames.filter(({ isGroup }) => !isGroup).map(({ id }) => `${names.get(id)!}\n`);
  yield { path: "frames_subtask2.txt", pieces: one(own.join("")) };
  yield { path: "articles.tsv", pieces: one(index) };
}

/** The title, an empty line, the text without the headline that is the title. */
function titled({ title, text, zones }: StudyArticle): string {
  const [first] = zones;
  if (first?.zone !== "headline") return `${line(title)}\n\n${text}\n`;
  const index = offsetIndex(text);
  const body = index.slice({ start: first.end, end: index.length }).replace(/^\n+/, "");
  return `${line(index.slice(first))}\n\n${body}\n`;
}

/** A frame's name without what separates names there. */
const label = (name: string) => name.replace(/[\s,]+/gu, "_");

const line = (words: string) => words.replace(/\s+/gu, " ").trim();

async function* one(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
