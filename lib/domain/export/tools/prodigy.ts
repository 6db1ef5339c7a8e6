import { coderNames } from "../coders";
import type { FileFormat } from "../exporter";
import type { Study } from "../study";
import { frameNames, knownOf, partsOf } from "./words";

/** JSON lines of Prodigy, which spaCy reads too: one line for each article and reviewer. */
export const prodigy: FileFormat<"study"> = {
  name: "Prodigy and spaCy (JSON lines)",
  group: "tools",
  use: "For training language models with Prodigy or spaCy: one line for each article and reviewer.",
  lacks:
    "Answers, groups of frames and dates of tags are lost; passages in several parts become several spans. Offsets count code points, as Python does.",
  file: "prodigy",
  extension: "jsonl",
  mediaType: "application/jsonl; charset=utf-8",
  from: "study",
  write: lines,
};

async function* lines({ head, articles }: Study): AsyncGenerator<string> {
  const nameOf = coderNames(head);
  const names = frameNames(head);
  for await (const article of articles()) {
    for (const coding of article.codings) {
      const spans = coding.annotations.flatMap((annotation) =>
        partsOf(article, annotation).map(({ start, end, words }) => ({
          ...{ start, end, text: words, label: names.get(annotation.frameId)! },
          ...(annotation.memo !== "" && { note: annotation.memo }),
        })),
      );
      const { submittedAt } = coding;
      const line = {
        ...{ text: article.text, meta: knownOf(article), spans, answer: "accept" },
        ...{ _session_id: nameOf(coding), _view_id: "spans_manual" },
        ...(submittedAt && { _timestamp: Math.floor(Date.parse(submittedAt) / 1000) }),
      };
      yield `${JSON.stringify(line)}\n`;
    }
  }
}
