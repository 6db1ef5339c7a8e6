import type { FileChoices, FilePreview } from "@/lib/domain/import";
import type { StreamedFile } from "@/lib/importers/child-process";
import { FileReader } from "@/lib/importers/child-process";
import { atMost } from "./at-most";

/** Milliseconds that the reading process is kept for the next preview. */
const IDLE = 10_000;

/** One process for everybody's previews, beside the one that imports: a look need not wait for an import. */
const shared = globalThis as {
  framewisePreviews?: {
    readonly reader: FileReader;
    readonly pass: ReturnType<typeof atMost>;
    idle?: NodeJS.Timeout;
  };
};

/**
 * Look into a file; previews take turns.
 * @throws {AppError} for a file that cannot be read at all
 */
export function previewImport(file: StreamedFile, choices: FileChoices): Promise<FilePreview> {
  const previews = (shared.framewisePreviews ??= { reader: new FileReader(), pass: atMost(1) });
  return previews.pass(async () => {
    clearTimeout(previews.idle);
    try {
      return await previews.reader.preview(file, choices);
    } finally {
      previews.idle = setTimeout(() => previews.reader.close(), IDLE).unref();
    }
  });
}
