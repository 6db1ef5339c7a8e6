import type { BookFrame } from "../codebook/book";

/** What a codebook file in JSON says it is. */
export const CODEBOOK_FORMAT = "framewise-codebook";

/** Questions and rules with frames named by GUID, and questions by their number in the file. */
export interface BookForm {
  readonly questions: readonly unknown[];
  readonly rules: readonly unknown[];
}

/** The whole codebook, the article form included. */
export function codebookJson(frames: readonly BookFrame[], form: BookForm): string {
  return `${JSON.stringify({ format: CODEBOOK_FORMAT, version: 1, frames, ...form }, null, 2)}\n`;
}
