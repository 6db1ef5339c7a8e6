import { AppError } from "@/lib/domain/errors";

/** Largest upload, in bytes. Below the 10 MB at which Next.js cuts a request short without a word. */
const LIMIT = 8 * 1024 * 1024;

/**
 * Read an uploaded file whole. Reading stops as soon as it is longer than the limit.
 *
 * @throws {AppError} too_large; invalid_input when it arrived shorter than it was announced
 */
export async function readUpload(request: Request): Promise<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? NaN);
  if (announced > LIMIT) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  if (!Number.isNaN(announced) && size !== announced) {
    throw new AppError("invalid_input", "The file did not arrive whole. Upload it again.");
  }
  return Buffer.concat(chunks);
}

function tooLarge(): AppError {
  return new AppError(
    "too_large",
    `A file can have ${LIMIT / 1024 / 1024} MB. Split it into articles first.`,
  );
}
