import { AppError } from "./errors";

/** What a name or term in the texts means, for all who read. */
export interface GlossaryNote {
  readonly id: string;
  readonly term: string;
  readonly note: string;
}

/** Longest term and note, in UTF-16 code units, as text fields count them. */
export const LONGEST_TERM = 100;
export const LONGEST_NOTE = 1000;

/**
 * Check a note and tidy its spaces.
 * @throws {AppError} invalid_input, when the term or the note is empty or too long
 */
export function checkedNote(note: Omit<GlossaryNote, "id">): Omit<GlossaryNote, "id"> {
  const term = note.term.trim().replace(/\s+/gu, " ");
  const words = note.note.trim();
  if (term === "" || words === "") {
    throw new AppError("invalid_input", "A note needs a term and what it means.");
  }
  if (term.length > LONGEST_TERM || words.length > LONGEST_NOTE) {
    throw new AppError(
      "invalid_input",
      `A term has up to ${LONGEST_TERM} characters and its note up to ${LONGEST_NOTE}.`,
    );
  }
  return { term, note: words };
}
