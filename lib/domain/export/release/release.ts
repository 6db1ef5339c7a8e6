import { bookFrames } from "../../codebook/book";
import { codebookMarkdown } from "../codebook-markdown";
import { csvRecords, EXACT } from "../csv";
import type { FileOfSet, FileSetFormat } from "../exporter";
import type { Study, StudyFrame } from "../study";
import type { TableColumn } from "../table";
import type { Licence, Release } from "./licence";
import { LICENCES } from "./licence";
import type { ReleasedRows } from "./rows";
import { ANNOTATION_COLUMNS, ANSWER_COLUMNS, ARTICLE_COLUMNS, CODING_COLUMNS } from "./rows";
import { releasedRows } from "./rows";

/** A study that may be published although its texts may not: offsets, hashes and metadata. */
export const textFreeRelease: FileSetFormat<"release"> = {
  name: "Text-free release (ZIP)",
  group: "whole",
  use: "For publishing your data where the articles’ texts are under somebody else’s rights. Whoever has the texts puts them back with “framewise attach”.",
  lacks: "It has no texts, no quotes, no memos and no answers in reviewers’ own words.",
  ...{ file: "release", extension: "zip", mediaType: "application/zip", from: "release" },
  files: releaseFiles,
};

async function* releaseFiles(release: Release): AsyncGenerator<FileOfSet> {
  for (const one of filesOf(release)) yield await Promise.resolve(one);
}

function filesOf({ study, licence }: Release): FileOfSet[] {
  const { head } = study;
  const rowsOf = releasedRows(head);
  // The study is read once for each table, so that nothing of it is held.
  async function* each<Row>(pick: (rows: ReleasedRows) => readonly Row[]): AsyncGenerator<Row> {
    for await (const article of study.articles()) yield* pick(rowsOf(article));
  }
  const table = <Row extends object>(
    path: string,
    columns: readonly TableColumn<Row>[],
    pick: (rows: ReleasedRows) => readonly Row[],
  ): FileOfSet => ({ path, pieces: csvRecords(each(pick), columns, EXACT) });

  return [
    file("README.md", readme(study, licence)),
    file("LICENSE.txt", licenceText(study, licence)),
    file("codebook.json", codebook(study)),
    file("codebook.md", codebookMarkdown(`Codebook: ${head.project.name}`, bookOf(head.frames))),
    table("articles.csv", ARTICLE_COLUMNS, ({ article }) => [article]),
    table("codings.csv", CODING_COLUMNS, ({ codings }) => codings),
    table("annotations.csv", ANNOTATION_COLUMNS, ({ annotations }) => annotations),
    table("answers.csv", ANSWER_COLUMNS, ({ answers }) => answers),
  ];
}

const bookOf = (frames: readonly StudyFrame[]) =>
  bookFrames(frames, (frame) => (frame as StudyFrame).guid);

function file(path: string, text: string): FileOfSet {
  async function* pieces() {
    yield await Promise.resolve(text);
  }
  return { path, pieces: pieces() };
}

/** Frames with their definitions, and the questions with what could be chosen. */
function codebook({ head }: Study): string {
  const questions = head.questions.map(({ name, question, scope, kind, options }) => ({
    ...{ name, question, scope, kind, options },
  }));
  return `${JSON.stringify({ frames: bookOf(head.frames), questions }, null, 1)}\n`;
}

function licenceText({ head }: Study, licence: Licence): string {
  const { name, address } = LICENCES[licence];
  return [
    `The annotations, the codebook and the metadata of “${head.project.name}” in this release`,
    `are published under ${name}.`,
    `SPDX-License-Identifier: ${licence}`,
    address,
    "",
    "The texts of the articles are no part of this release and not under this licence.",
    "They belong to those who published them.",
    "",
  ].join("\n");
}

function readme({ head }: Study, licence: Licence): string {
  const { project, rounds, members, articles } = head;
  const columns = (title: string, list: readonly TableColumn<never>[]) => [
    `## ${title}`,
    "",
    "| Column | Is |",
    "| --- | --- |",
    ...list.map(({ header, meaning }) => `| \`${header}\` | ${meaning} |`),
    "",
  ];
  return [
    `# ${project.name}`,
    "",
    ...(project.description === "" ? [] : [project.description, ""]),
    `${articles} articles, ${members.length} reviewers. Rounds: ${rounds.map(({ name }) => name).join(", ")}. What each reviewer found, before seeing what others had found.`,
    "",
    `The texts of the articles are not in this release; see LICENSE.txt (${licence}). Who has them puts them back with`,
    "",
    "    framewise attach RELEASE.zip TEXTS… --out annotations-with-quotes.csv",
    "",
    "A text is the right one when its SHA-256 is `text_sha256`: UTF-8, LF line ends, no byte order mark. Offsets count",
    "Unicode code points from 0 and do not include the end: Python’s `text[start_cp:end_cp]`, R’s",
    "`substr(text, start_cp + 1, end_cp)`. Files are CSV after RFC 4180, UTF-8; an empty cell is a value that is not known.",
    "",
    ...columns("articles.csv: one row per article", ARTICLE_COLUMNS),
    ...columns("codings.csv: one row per article, round and reviewer", CODING_COLUMNS),
    ...columns("annotations.csv: one row per tagged passage", ANNOTATION_COLUMNS),
    ...columns("answers.csv: one row per chosen answer", ANSWER_COLUMNS),
  ].join("\n");
}
