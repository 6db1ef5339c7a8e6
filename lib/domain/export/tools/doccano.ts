import { offsetIndex } from "../../text/offsets";
import { coderFolders } from "../file-names";
import type { FileSetFormat } from "../exporter";
import type { Study, StudyHead } from "../study";
import { frameNames, knownOf, partsOf } from "./words";

/** doccano: a file of JSON lines for each coder, as its own archive has. */
export const doccano: FileSetFormat<"study"> = {
  name: "doccano",
  group: "tools",
  use: "For doccano (sequence labeling): a file of JSON lines for each reviewer. Allow overlapping spans in its project.",
  lacks:
    "Notes, answers, groups of frames and dates of tags are lost; passages in several parts become several spans. Offsets count UTF-16 units, which is what doccano counts unless its project counts grapheme clusters.",
  file: "doccano",
  extension: "zip",
  mediaType: "application/zip",
  from: "study",
  async *files(study) {
    const folderOf = coderFolders(study.head);
    for (const coder of codersOf(study.head)) {
      yield await Promise.resolve({
        path: `${folderOf(coder)}.jsonl`,
        pieces: lines(study, coder),
      });
    }
  },
};

interface Coder {
  readonly roundId: string;
  readonly reviewerId: string;
}

function codersOf({ rounds, members }: StudyHead): Coder[] {
  return rounds.flatMap(({ id: roundId }) =>
    members.map(({ id: reviewerId }) => ({ roundId, reviewerId })),
  );
}

/** What one person coded in one round, an article in a line. */
async function* lines({ head, articles }: Study, coder: Coder): AsyncGenerator<string> {
  const names = frameNames(head);
  for await (const article of articles()) {
    const coding = article.codings.find(
      ({ roundId, reviewerId }) => roundId === coder.roundId && reviewerId === coder.reviewerId,
    );
    if (!coding) continue;
    const index = offsetIndex(article.text);
    const label = coding.annotations.flatMap((annotation) =>
      partsOf(article, annotation).map((part) => {
        const { start, end } = index.toUtf16Span(part);
        return [start, end, names.get(annotation.frameId)!] as const;
      }),
    );
    yield `${JSON.stringify({ text: article.text, label, meta: knownOf(article) })}\n`;
  }
}
