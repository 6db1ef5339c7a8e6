import { fromBufferPromise } from "yauzl";
import { AppError } from "@/lib/domain/errors";

/** More parts than any document needs. */
const MAX_PARTS = 5_000;

/**
 * The parts of a packed document whose names match, unpacked; their sizes are looked up in
 * the directory first, and no part may give more than it says there.
 *
 * @throws {AppError} too_large when they have more than `most` bytes together; invalid_input for a damaged file
 */
export async function unpackNamed(
  bytes: Uint8Array,
  names: RegExp,
  most: number,
): Promise<Map<string, Buffer>> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const archive = await fromBufferPromise(buffer, { strictFileNames: true });
    const entries = [];
    let count = 0;
    let unpacked = 0;
    for await (const entry of archive.eachEntry()) {
      if (++count > MAX_PARTS) throw new AppError("too_large", "The file has too many parts.");
      if (!names.test(entry.fileName)) continue;
      unpacked += entry.uncompressedSize;
      if (unpacked > most) {
        const megabytes = most / 1024 / 1024;
        throw new AppError(
          "too_large",
          `Its text takes more than ${megabytes} MB. Split the file.`,
        );
      }
      entries.push(entry);
    }
    const parts = new Map<string, Buffer>();
    for (const entry of entries) {
      const chunks: Buffer[] = [];
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        chunks.push(chunk as Buffer);
      }
      parts.set(entry.fileName, Buffer.concat(chunks));
    }
    return parts;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid_input", "The file is damaged or was cut off. Save it anew.", {
      cause: error,
    });
  }
}
