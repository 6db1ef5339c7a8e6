import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/domain/errors";
import { LARGEST_UPLOAD } from "@/lib/domain/archive/nouns";

/**
 * Keep a request's body in a file of its own while something is done with it; afterwards
 * the file is gone. Reading stops as soon as there is more than an archive may have.
 *
 * @throws {AppError} too_large
 */
export async function withUpload<T>(
  request: Request,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "framewise-archive-"));
  const path = join(folder, "archive.zip");
  try {
    await pipeline(limited(request), createWriteStream(path, { mode: 0o600 }));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* limited({ body }: Request): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_UPLOAD) {
      throw new AppError(
        "too_large",
        `An archive of more than ${LARGEST_UPLOAD / 1024 / 1024} MB is taken in on the command line: framewise archive --in FILE.`,
      );
    }
    yield chunk;
  }
}
