import type { Annotation } from "./annotation";

/**
 * The text whose SHA-256 seals a submission: one line per annotation with frame,
 * span (code points) and memo, in an order of its own, so that the same
 * annotations give the same seal however they are stored or sorted.
 */
export function submissionText(
  textSha256: string,
  annotations: readonly Pick<Annotation, "id" | "frameId" | "start" | "end" | "memo">[],
): string {
  const lines = annotations.map(({ id, frameId, start, end, memo }) =>
    JSON.stringify([id, frameId, start, end, memo]),
  );
  return [textSha256, ...lines.sort()].join("\n");
}
