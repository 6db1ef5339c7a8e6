import { AppError } from "@/lib/domain/errors";
import { isArchive, openArchive, STUDY_ARCHIVE } from "../archive";
import { decodeBlank } from "../decode";
import type { SourceFile } from "../reader";
import type { StudyFiles } from "./reader";

/**
 * The files of an upload: those in it, if it is a ZIP archive; nothing is opened inside another archive.
 * @throws {AppError} for an archive that is damaged, too large or made to harm, or of which a file cannot be read
 */
export async function studyFiles({ name, bytes }: SourceFile): Promise<StudyFiles> {
  if (!isArchive(bytes)) return [{ name, bytes }];
  const files: SourceFile[] = [];
  for (const file of await openArchive(bytes, STUDY_ARCHIVE)) {
    if (file.refusal) throw new AppError("invalid_input", `“${file.name}”: ${file.refusal}`);
    files.push({ name: file.name, bytes: await file.unpack() });
  }
  if (files.length > 0) return files;
  throw new AppError("invalid_input", "There is no file in this archive.");
}

/** The words of a file, which may be none. @throws {AppError} when it is no text */
export function textIn({ bytes }: SourceFile): string {
  return decodeBlank(bytes).text.replace(/^\uFEFF/, "");
}

/** What was read of each file: several readers look at a file before one takes it. */
const parsed = new WeakMap<SourceFile, { json?: unknown; lines?: unknown[] | undefined }>();

function once<K extends "json" | "lines">(
  file: SourceFile,
  key: K,
  read: () => { json?: unknown; lines?: unknown[] | undefined }[K],
) {
  const known = parsed.get(file) ?? {};
  parsed.set(file, known);
  if (!(key in known)) {
    try {
      known[key] = read();
    } catch {
      known[key] = undefined;
    }
  }
  return known[key];
}

/** What a file holds, if it is JSON; undefined where it is not. */
export function jsonIn(file: SourceFile): unknown {
  return once(file, "json", () => JSON.parse(textIn(file)) as unknown);
}

/** What the lines of a file hold, if each that is not blank is JSON; undefined where one is not. */
export function jsonLinesIn(file: SourceFile): unknown[] | undefined {
  return once(file, "lines", () =>
    textIn(file)
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as unknown),
  );
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of a list; nothing where it is no list. */
export function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The words of a value that is a text or a number; null for anything else, and for no words. */
export function wordsOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A day of a value that begins with one, as `YYYY-MM-DD`; else null. */
export function dayOf(value: unknown): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(wordsOf(value) ?? "")?.[0] ?? null;
}
