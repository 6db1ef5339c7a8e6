import type { BookForm } from "@/lib/domain/export/codebook-json";
import { CODEBOOK_FORMAT } from "@/lib/domain/export/codebook-json";
import type { FoundFrame } from "@/lib/domain/codebook/fit";
import { AppError } from "@/lib/domain/errors";
import { requireFew } from "./codebook-size";

/** The frames and the form of a codebook file of our own. @throws {AppError} invalid_input; too_large for more frames than a codebook can have */
export function readCodebookJson(text: string): { frames: FoundFrame[]; form: BookForm } {
  const file = parsed(text);
  if (!isRecord(file) || file.format !== CODEBOOK_FORMAT || !Array.isArray(file.frames)) {
    throw new AppError("invalid_input", "This JSON file is not a codebook of Framewise.");
  }
  if (file.version !== 1) {
    throw new AppError(
      "invalid_input",
      "This codebook file was written by a newer Framewise. Update this one to read it.",
    );
  }
  const rows = file.frames.filter(isRecord);
  requireFew(rows.length, "frames");
  const guids = rows.map(({ guid }) => guid);
  const frames = rows.map((row, ref) => {
    const parent = typeof row.parent === "string" ? guids.indexOf(row.parent) : -1;
    const words = Object.entries(row).filter(([, value]) => typeof value === "string");
    return {
      name: "",
      ...Object.fromEntries(words),
      ref,
      parent: parent === -1 || parent === ref ? null : parent,
      guid: typeof row.guid === "string" ? row.guid : null,
      isGroup: row.isGroup === true,
    };
  });
  const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);
  return { frames, form: { questions: list(file.questions), rules: list(file.rules) } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("invalid_input", "This file is not complete JSON, so it was not read.", {
      cause: error,
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
