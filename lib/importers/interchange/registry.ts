import { AppError } from "@/lib/domain/errors";
import { brat } from "./brat/reader";
import { doccano } from "./doccano";
import { labelStudio } from "./label-studio";
import { mediaFramesCorpus } from "./media-frames-corpus";
import { whyNotRead } from "./not-read";
import { prodigy } from "./prodigy";
import { refiQda } from "./refi-qda/reader";
import { taguette } from "./taguette/reader";
import { uimaJson } from "./uima-json/reader";
import { webAnnotation } from "./web-annotation/reader";
import type { StudyFiles, StudyReader } from "./reader";

/**
 * Every format of projects, asked in this order: the particular before the general. To
 * add one: write lib/importers/interchange/FORMAT.ts (a `StudyReader`), then a line here
 * and a section in docs/import-projects.md.
 */
export const studyReaders: readonly StudyReader[] = [
  refiQda,
  taguette,
  brat,
  uimaJson,
  webAnnotation,
  labelStudio,
  mediaFramesCorpus,
  prodigy,
  doccano,
];

/** @throws {AppError} unsupported_type, when no reader knows these files */
export function studyReaderOf(files: StudyFiles): StudyReader {
  const reader = studyReaders.find((one) => one.accepts(files));
  if (reader) return reader;
  const why = whyNotRead(files);
  if (why) throw new AppError("unsupported_type", why);
  const known = studyReaders.map(({ label }) => label).join(", ");
  throw new AppError(
    "unsupported_type",
    `This is not a project that can be read here. Files of these programs can: ${known}. Load plain articles under “Articles”.`,
  );
}
