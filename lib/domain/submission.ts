import type { Annotation } from "./annotation";
import { answersText } from "./annotation-content";
import type { ArticleAnswer } from "./article-answer";

type Sealed = Pick<
  Annotation,
  | "id"
  | "frameId"
  | "start"
  | "end"
  | "memo"
  | "pieces"
  | "attributes"
  | "confidence"
  | "needsDiscussion"
>;

/**
 * The text whose SHA-256 seals a submission: one line per annotation with frame,
 * span (code points), memo and, where there are any, parts and answers; then one per
 * answer on the article. The lines stand in an order of their own, so that the same
 * work gives the same seal however it is stored or sorted; and what is not said adds
 * nothing to a line, so that submissions from before there were answers keep theirs.
 */
export function submissionText(
  textSha256: string,
  annotations: readonly Sealed[],
  answers: readonly Pick<ArticleAnswer, "attributeId" | "value">[] = [],
): string {
  const tagged = annotations.map((annotation) => {
    const { id, frameId, start, end, memo } = annotation;
    return JSON.stringify([id, frameId, start, end, memo, ...remarksOf(annotation)]);
  });
  const answered = answers
    .filter(({ value }) => value !== null)
    .map(({ attributeId, value }) => JSON.stringify(["answer", attributeId, value]));
  return [textSha256, ...tagged.sort(), ...answered.sort()].join("\n");
}

function remarksOf({ pieces, attributes, confidence, needsDiscussion }: Sealed): unknown[] {
  const remarks = {
    ...(pieces && { pieces: pieces.map(({ start, end }) => [start, end]) }),
    ...(Object.keys(attributes).length > 0 && { attributes: answersText(attributes) }),
    ...(confidence && { confidence }),
    ...(needsDiscussion && { needsDiscussion }),
  };
  return Object.keys(remarks).length > 0 ? [remarks] : [];
}
