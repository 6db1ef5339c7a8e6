import { piecesOf } from "../../annotation";
import type { Span } from "../../span";
import type { OffsetIndex } from "../../text/offsets";
import { offsetIndex } from "../../text/offsets";
import { articleFileName, coderFolders } from "../file-names";
import type { FileOfSet, FileSetFormat } from "../exporter";
import type { Study, StudyAnnotation } from "../study";
import { annotationConf, typesOf, visualConf } from "./configuration";

/** A brat collection: a folder for each coder, with the texts he or she has coded. */
export const brat: FileSetFormat<"study"> = {
  from: "study",
  name: "brat",
  group: "tools",
  use: "For the brat annotation tool and programs that read its standoff files: a folder for each reviewer.",
  lacks:
    "It has no answers, no data about articles, and no articles that nobody coded; line breaks in notes become spaces.",
  ...{ file: "brat", extension: "zip", mediaType: "application/zip" },
  files: bratFiles,
};

async function* bratFiles({ head, articles }: Study): AsyncGenerator<FileOfSet> {
  const types = typesOf(head.frames);
  const nameOf = coderFolders(head);
  yield { path: "annotation.conf", pieces: one(annotationConf(head.frames, types)) };
  yield { path: "visual.conf", pieces: one(visualConf(head.frames, types)) };
  for await (const article of articles()) {
    const { text } = article;
    const index = offsetIndex(text);
    for (const coding of article.codings) {
      const path = `${nameOf(coding)}/${articleFileName(article)}`;
      yield { path: `${path}.txt`, pieces: one(text) };
      yield { path: `${path}.ann`, pieces: one(standoff(coding.annotations, types, index)) };
    }
  }
}

/** The lines of an .ann file: each tag with its words, and its note below. */
function standoff(
  tags: readonly StudyAnnotation[],
  types: ReadonlyMap<string, string>,
  index: OffsetIndex,
): string {
  const lines: string[] = [];
  let number = 0;
  for (const tag of tags) {
    const parts = piecesOf(tag).flatMap((piece) => withoutLineEnds(piece, index));
    if (parts.length === 0) continue;
    const place = parts.map(({ start, end }) => `${start} ${end}`).join(";");
    const words = parts.map((part) => index.slice(part)).join(" ");
    lines.push(`T${++number}\t${types.get(tag.frameId)!} ${place}\t${words}`);
    if (tag.memo !== "") {
      lines.push(`#${number}\tAnnotatorNotes T${number}\t${tag.memo.replace(/\s+/gu, " ")}`);
    }
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** A passage in parts none of which holds the end of a line, as brat wants them. */
function withoutLineEnds({ start, end }: Span, index: OffsetIndex): Span[] {
  const parts: Span[] = [];
  let at = start;
  for (const line of index.slice({ start, end }).split("\n")) {
    const after = at + [...line].length;
    if (after > at) parts.push({ start: at, end: after });
    at = after + 1;
  }
  return parts;
}

async function* one(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
