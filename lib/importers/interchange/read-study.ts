import { createHash } from "node:crypto";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import type { OffsetUnit } from "@/lib/domain/interchange/imported-study";
import type { PlacedArticle } from "@/lib/domain/interchange/placed-study";
import { placedStudy } from "@/lib/domain/interchange/placed-study";
import { studyDigest } from "@/lib/domain/interchange/study-digest";
import type { SourceFile } from "../reader";
import { studyReaderOf } from "./registry";
import { studyFiles } from "./study-files";

/** What a person chose for a study before it is read. */
export interface StudyChoices {
  /** In what its offsets count, where nothing in the file tells. */
  readonly unit?: OffsetUnit;
}

/** A study as it was read. */
export interface ReadStudy extends FoundStudy {
  readonly articles: readonly PlacedArticle[];
}

/** Read a project of another program, whole. @throws {AppError} for one that cannot be read */
export async function readStudy(file: SourceFile, { unit }: StudyChoices): Promise<ReadStudy> {
  const files = await studyFiles(file);
  const reader = studyReaderOf(files);
  const placed = placedStudy(await reader.read(files), unit);
  const { format, label } = reader;
  const { articles } = placed;
  const sha256 = articles.map(({ text }) => createHash("sha256").update(text).digest("hex"));
  return { format, label, digest: studyDigest(placed, unit), sha256, articles };
}
