import { AppError } from "@/lib/domain/errors";
import { PART_BYTES } from "@/lib/domain/import";

/**
 * Read an uploaded part of a file whole. Reading stops as soon as it is longer than a part can be.
 *
 * @throws {AppError} too_large; invalid_input when it arrived shorter than it was announced
 */
export async function readPart(request: Request): Promise<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? NaN);
  if (announced > PART_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > PART_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  if (!Number.isNaN(announced) && size !== announced) {
    throw new AppError("invalid_input", "The file did not arrive whole. Load it again.");
  }
  return Buffer.concat(chunks);
}

function tooLarge(): AppError {
  return new AppError(
    "too_large",
    `A file is sent in parts of ${PART_BYTES / 1024 / 1024} MB; this one is larger.`,
  );
}
