import type { Annotation } from "./annotation";
import { answersText } from "./annotation-content";
import type { Answers } from "./attribute";

/** A tag as it was handed in. */
export interface SubmittedTag extends Annotation {
  /** The number of the text version that its offsets count in; an older one where it is orphaned. */
  readonly textVersion: number;
  /** The number of the codebook version under which its frame was chosen. */
  readonly codebookVersion: number;
}

/** What a submission holds: all of one reviewer's work on one article, as it was. */
export interface SubmittedWork {
  /** In the order of the text; those whose passage a correction removed say so (`anchor`). */
  readonly annotations: readonly SubmittedTag[];
  /** On the article, by question; those taken back are left out. */
  readonly answers: Answers;
  /** The number of the submission that this is, on a corrected text; left out where a reviewer handed it in. */
  readonly carriedFrom?: number;
}

/** How shown work differs from the blind one: handed in again after reveal, or open again since. */
export type Revision = "revised" | "being revised";

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
  answers: Answers = {},
): string {
  const tagged = annotations.map((annotation) => {
    const { id, frameId, start, end, memo } = annotation;
    return JSON.stringify([id, frameId, start, end, memo, ...remarksOf(annotation)]);
  });
  const answered = Object.entries(answers).map(([attributeId, value]) =>
    JSON.stringify(["answer", attributeId, value]),
  );
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
