import type { SourceFile } from "./reader";

/**
 * The first bytes of a file as one letter each, enough to find marks of ASCII letters by,
 * whatever the encoding is; UTF-16's NULs are left out.
 */
export function fileStart({ bytes }: SourceFile, length = 100_000): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength))
    .toString("latin1")
    .replaceAll("\0", "");
}
