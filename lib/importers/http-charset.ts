import iconv from "iconv-lite";

/** How the letters of a page are written, as its Content-Type says; null where it does not. */
export function charsetOf(contentType: string): string | null {
  return /;\s*charset\s*=\s*"?([^"\s;]+)/iu.exec(contentType)?.[1]?.toLowerCase() ?? null;
}

/** A page in UTF-8 with its mark, which overrules what the page says of itself, as HTTP's header does. */
export function inUtf8(bytes: Uint8Array, charset: string | null): Uint8Array {
  if (charset === null || !iconv.encodingExists(charset)) return bytes;
  return iconv.encode(iconv.decode(bytes, charset), "utf-8", { addBOM: true });
}
