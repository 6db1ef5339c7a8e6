import type { Entry, ZipFile } from "yauzl";
import { fromBufferPromise } from "yauzl";
import { AppError } from "@/lib/domain/errors";
import { ARTICLE_ARCHIVE, MAX_FILE_BYTES, MAX_RATIO } from "@/lib/domain/limits";

/** How much an archive may hold. */
export interface ArchiveLimits {
  readonly files: number;
  /** Bytes of all files together, unpacked. */
  readonly unpacked: number;
}

/** Of an archive of a whole project, which has a file or several for each article. */
export const STUDY_ARCHIVE: ArchiveLimits = { ...ARTICLE_ARCHIVE, files: 50_000 };
/** Below this many bytes unpacked the ratio says nothing. */
const SMALL = 1024 * 1024;
const MAX_NAME = 255;

/** One file of an archive. */
export interface ArchivedFile {
  /** Its path in the archive, with forward slashes. */
  readonly name: string;
  /** Why it is not to be read; null when it is. */
  readonly refusal: string | null;
  /** Its bytes. @throws {AppError} invalid_input when it is damaged, or larger than it says */
  readonly unpack: () => Promise<Uint8Array>;
}

/** Whether these are the bytes of a ZIP archive, be it an empty one. */
export function isArchive(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 0x03 && bytes[3] === 0x04) || (bytes[2] === 0x05 && bytes[3] === 0x06))
  );
}

/**
 * The files of a ZIP archive, by its directory; none is unpacked yet.
 * @throws {AppError} for an archive that as a whole is damaged, too large or made to harm
 */
export async function openArchive(
  bytes: Uint8Array,
  limits: ArchiveLimits,
): Promise<ArchivedFile[]> {
  const archive = await open(bytes);
  const seen = new Set<string>();
  return (await listEntries(archive, limits)).map((entry) => {
    const { fileName: name } = entry;
    const twice = seen.has(name);
    seen.add(name);
    return {
      name,
      refusal: twice
        ? "There is another file of this name before it in the archive."
        : refusal(entry),
      unpack: () => unpack(archive, entry),
    };
  });
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return await fromBufferPromise(buffer, { strictFileNames: true });
  } catch (error) {
    throw damaged(error);
  }
}

/**
 * The files of an archive, by its directory; nothing is unpacked yet.
 * @throws {AppError} for an archive that as a whole is too large or made to harm
 */
async function listEntries(archive: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  let unpacked = 0;
  let packed = 0;
  let count = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      if (++count > limits.files) {
        throw refused(`has more than ${limits.files.toLocaleString("en")} files. Split it.`);
      }
      unpacked += entry.uncompressedSize;
      packed += entry.compressedSize;
      if (unpacked > limits.unpacked) {
        throw refused(`unpacks to more than ${limits.unpacked / 1024 / 1024} MB. Split it.`);
      }
      if (tooTight(entry.uncompressedSize, entry.compressedSize) || tooTight(unpacked, packed)) {
        throw refused(
          "is packed so tightly that it looks like an archive made to fill a disk. Load the files without packing them.",
        );
      }
      if (!isFurniture(entry.fileName)) entries.push(entry);
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error);
  }
  return entries;
}

function tooTight(unpacked: number, packed: number): boolean {
  return unpacked > SMALL && unpacked > MAX_RATIO * packed;
}

/** Folders, and what systems put beside files. */
function isFurniture(name: string): boolean {
  return (
    name.endsWith("/") ||
    /(^|\/)__MACOSX\//.test(name) ||
    /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name)
  );
}

/** Why one file of the archive is not read; null when it is. */
function refusal(entry: Entry): string | null {
  if (entry.isEncrypted()) return "It is locked with a password. Unlock it and load it by itself.";
  if (isLink(entry)) return "It is a link to another file, not a file.";
  if (entry.fileName.length > MAX_NAME || /[\u0000-\u001f\u007f]/.test(entry.fileName)) {
    return "Its name cannot be a file's name. Rename it and pack the archive again.";
  }
  if (entry.uncompressedSize > MAX_FILE_BYTES) {
    return `It is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Split it.`;
  }
  return null;
}

/** Made on Unix, with the file type of a symbolic link in its mode. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

/** yauzl ends the stream with an error as soon as there is more than the directory says. */
async function unpack(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      chunks.push(chunk as Uint8Array);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw new AppError("invalid_input", "It is damaged in the archive. Pack the archive again.", {
      cause: error,
    });
  }
}

function refused(what: string): AppError {
  return new AppError("too_large", `This ZIP archive ${what}`);
}

function damaged(error: unknown): AppError {
  const said = error instanceof Error ? error.message : "";
  const message = /relative path|absolute path|invalid characters/.test(said)
    ? "This ZIP archive names a file outside its own folder, as archives made to harm do. Pack the files again."
    : "This ZIP archive is damaged or was cut off. Pack the files again.";
  return new AppError("invalid_input", message, { cause: error });
}
