import { piecesOf } from "../annotation";
import type { Attribute } from "../attribute";
import { overlap } from "../span";
import { coderFolders } from "./file-names";
import type { FileOfSet, FileSetFormat } from "./exporter";
import type { SemevalText } from "./semeval-text";
import { oneLine, semevalText } from "./semeval-text";
import type { Study, StudyCoding, StudyHead } from "./study";

/** The files of SemEval-2023 task 3: articles, and by coder what each subtask asks of them. */
export const semeval: FileSetFormat<"study"> = {
  from: "study",
  name: "SemEval-2023 task 3",
  group: "tools",
  use: "For training programs that detect the genre, the frames, and the passages with a frame, as in the subtasks of that task.",
  lacks: "It has no notes, answers to other questions and dates; a passage in parts is several.",
  ...{ file: "semeval", extension: "zip", mediaType: "application/zip" },
  files: semevalFiles,
};

async function* semevalFiles(study: Study): AsyncGenerator<FileOfSet> {
  const { head, articles } = study;
  const names = new Map(head.frames.map(({ id, name }) => [id, label(name)]));
  const nameOf = coderFolders(head);
  const genreOf = genreReader(head);
  const labels = new Map<string, string>();
  const add = (path: string, lines: string) => labels.set(path, (labels.get(path) ?? "") + lines);
  let index = "id\tarticle_id\ttitle\n";
  let number = 0;
  for await (const article of articles()) {
    number++;
    index += `${number}\t${article.id}\t${oneLine(article.title)}\n`;
    const text = semevalText(article);
    yield { path: `articles/article${number}.txt`, pieces: one(text.text) };
    for (const coding of article.codings) {
      const coder = nameOf(coding);
      const genre = genreOf(coding);
      if (genre) add(`labels-subtask-1-${coder}.txt`, `${number}\t${genre}\n`);
      const used = new Set(coding.annotations.map(({ frameId }) => frameId));
      const listed = (ids: ReadonlySet<string>) =>
        head.frames.flatMap(({ id }) => (ids.has(id) ? names.get(id)! : [])).join(",");
      add(`labels-subtask-2-${coder}.txt`, `${number}\t${listed(used)}\n`);
      const spans = spansOf(coding, text);
      for (const line of text.lines) {
        const here = spans.filter((span) => overlap(span, line) > 0);
        const frames = listed(new Set(here.map(({ frameId }) => frameId)));
        add(`labels-subtask-3-${coder}.txt`, `${number}\t${line.number}\t${frames}\n`);
      }
      yield {
        path: `labels-subtask-3-spans-${coder}/article${number}-labels-subtask-3.txt`,
        pieces: one(
          spans
            .map(
              ({ frameId, start, end }) => `${number}\t${names.get(frameId)!}\t${start}\t${end}\n`,
            )
            .join(""),
        ),
      };
    }
  }
  for (const [path, text] of labels) yield { path, pieces: one(text) };
  yield { path: "labels-subtask-3.template", pieces: template(study) };
  const own = head.frames.filter(({ isGroup }) => !isGroup).map(({ id }) => `${names.get(id)!}\n`);
  yield { path: "frames_subtask2.txt", pieces: one(own.join("")) };
  yield { path: "articles.tsv", pieces: one(index) };
}

/** What the numbers of lines stand for; the study is read once more, so that no text is held. */
async function* template({ articles }: Study): AsyncGenerator<string> {
  let number = 0;
  for await (const article of articles()) {
    number++;
    const { lines } = semevalText(article);
    yield lines
      .map((line) => `${number}\t${line.number}\t${line.words.replaceAll("\t", " ")}\n`)
      .join("");
  }
}

/** A coding's passages in the article's file, each part one, in the order of the text. */
function spansOf({ annotations }: StudyCoding, { placeOf }: SemevalText) {
  return annotations
    .flatMap((annotation) =>
      piecesOf(annotation).flatMap((piece) => {
        const span = placeOf(piece);
        return span ? { ...span, frameId: annotation.frameId } : [];
      }),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** What the task calls the kinds of articles. */
const GENRES = ["reporting", "opinion", "satire"];

/**
 * The genre that a coding says: by the first question on the article with one answer of which
 * at least two options are called as the task calls them; undefined where none does.
 */
function genreReader({ questions }: StudyHead): (coding: StudyCoding) => string | undefined {
  const genresOf = ({ options }: Attribute) =>
    new Map(
      options.flatMap(({ value, label: words }): [string, string][] => {
        const genre = GENRES.find((one) => one === words.trim().toLowerCase());
        return genre ? [[value, genre]] : [];
      }),
    );
  const question = questions.find(
    (one) => one.scope === "article" && one.kind === "single" && genresOf(one).size > 1,
  );
  if (!question) return () => undefined;
  const genres = genresOf(question);
  return ({ answers }) => genres.get(String(answers[question.id]));
}

/** A frame's name without what separates names there. */
const label = (name: string) => name.replace(/[\s,]+/gu, "_");

async function* one(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
