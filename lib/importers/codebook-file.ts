import type { FoundFrame } from "@/lib/domain/codebook/fit";
import { AppError } from "@/lib/domain/errors";
import type { BookForm } from "@/lib/domain/export/codebook-json";
import { readCodebookCsv } from "./codebook-csv";
import { readCodebookJson } from "./codebook-json";
import { readCodebookLabelStudio } from "./codebook-label-studio";
import { readCodebookQdc } from "./codebook-qdc";
import { requireFew } from "./codebook-size";
import { decodeText } from "./decode";
import { isLabelingConfig } from "./interchange/label-studio-config";
import { unpackNamed } from "./zip-parts";

export interface FoundCodebook {
  readonly format: "JSON" | "REFI-QDA" | "Label Studio" | "CSV";
  readonly frames: readonly FoundFrame[];
  readonly form: BookForm;
}

/**
 * The codebook in a file, whose kind is told by its first character.
 *
 * @throws {AppError} invalid_input, with what is wrong; too_large for more than `MOST_FRAMES` frames, questions or rules
 */
export function readCodebookFile(bytes: Uint8Array): FoundCodebook {
  const { text } = decodeText(bytes);
  const marked = [0xef, 0xbb, 0xbf].every((byte, place) => bytes[place] === byte);
  const found = read(text.replace(/^\uFEFF/, ""), marked);
  if (found.frames.length === 0) {
    throw new AppError("invalid_input", "There is no frame in this file.");
  }
  requireFew(found.frames.length, "frames");
  requireFew(found.form.questions.length, "questions");
  requireFew(found.form.rules.length, "rules");
  return found;
}

/** Bytes of a project's description. */
const LARGEST_PROJECT = 8 * 1024 * 1024;

/**
 * The file itself; or of a REFI-QDA project (.qdpx), which is a ZIP archive, the part
 * that has its codebook.
 *
 * @throws {AppError} invalid_input, when it is damaged or another archive; too_large
 */
export async function unpackedCodebook(bytes: Uint8Array): Promise<Uint8Array> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  if (!isArchive) return bytes;
  const [project] = (await unpackNamed(bytes, /^[^/]+\.qde$/i, LARGEST_PROJECT)).values();
  if (project) return project;
  throw new AppError(
    "invalid_input",
    "This archive is not a REFI-QDA project. Save a spreadsheet as CSV; unpack other archives and choose the codebook in them.",
  );
}

const NO_FORM: BookForm = { questions: [], rules: [] };

function read(text: string, marked: boolean): FoundCodebook {
  switch (text.trimStart().charAt(0)) {
    case "{":
      return { format: "JSON", ...readCodebookJson(text) };
    case "<":
      if (isLabelingConfig(text)) {
        return { format: "Label Studio", ...readCodebookLabelStudio(text) };
      }
      return { format: "REFI-QDA", frames: readCodebookQdc(text), form: NO_FORM };
    default:
      return { format: "CSV", frames: readCodebookCsv(text, marked), form: NO_FORM };
  }
}
