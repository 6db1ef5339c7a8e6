import { ARTICLE_ARCHIVE } from "@/lib/domain/limits";
import { basename } from "node:path/posix";
import { AppError } from "@/lib/domain/errors";
import type { ArchivedFile } from "./archive";
import { isArchive, openArchive } from "./archive";
import { problem } from "./found";
import type { Found, Reader, ReadOptions, SourceFile } from "./reader";

/** A ZIP archive: each file in it is read as if it had been loaded by itself. */
export const zip: Reader = {
  format: "zip",
  label: "ZIP archive",
  extensions: [".zip"],
  accepts: ({ bytes }) => isArchive(bytes),
  async *read({ bytes }: SourceFile, { readInner }: ReadOptions) {
    const files = await openArchive(bytes, ARTICLE_ARCHIVE);
    if (files.length === 0) {
      throw new AppError("invalid_input", "There is no file in this ZIP archive.");
    }
    for (const file of files) {
      if (file.refusal) yield problem(file.name, file.refusal);
      else yield* readEntry(file, readInner);
    }
  },
};

async function* readEntry(
  { name, unpack }: ArchivedFile,
  readInner: ReadOptions["readInner"],
): AsyncIterable<Found> {
  const within = (place: string) => (place === "" ? name : `${name}, ${place}`);
  try {
    for await (const found of readInner({ name: basename(name), bytes: await unpack() })) {
      yield { ...found, place: within(found.place) };
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield problem(name, error.message);
  }
}
