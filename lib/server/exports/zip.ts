import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { FileOfSet } from "@/lib/domain/export/exporter";

/** What every entry says of itself, so that the same files make the same bytes, wherever and whenever. */
const ENTRY = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/**
 * A zip of the files, written while they are: only a few pieces are held at a time, and
 * nothing more is read once whoever reads it has stopped.
 */
export async function* zipOf(files: AsyncIterable<FileOfSet>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const filling = fill(zip, files, output);
  filling.catch((error: Error) => output.destroy(error));
  try {
    yield* output as AsyncIterable<Uint8Array>;
    await filling;
  } finally {
    output.destroy();
    await filling.catch(() => undefined);
  }
}

/** Hand the files over one by one, each when the one before is read to its end. */
async function fill(zip: ZipFile, files: AsyncIterable<FileOfSet>, output: Readable) {
  for await (const { path, pieces } of files) {
    if (output.destroyed) return;
    await new Promise<void>((resolve, reject) => {
      const stream = Readable.from(pieces, { objectMode: false });
      const stop = () => stream.destroy();
      output.once("close", stop);
      stream.once("error", reject);
      stream.once("close", () => {
        output.off("close", stop);
        resolve();
      });
      zip.addReadStreamLazy(path, ENTRY, (give) => give(null, stream));
    });
  }
  zip.end();
}
