import iconv from "iconv-lite";
import { AppError } from "@/lib/domain/errors";
import { MAX_HTML_BYTES } from "@/lib/domain/limits";
import { decodeMany } from "../decode";
import { fileStart } from "../file-start";
import type { SourceFile } from "../reader";

/** What pages that name these really use, as the WHATWG Encoding Standard has it. */
const REALLY: Readonly<Record<string, string>> = {
  "iso-8859-1": "windows-1252",
  latin1: "windows-1252",
  "us-ascii": "windows-1252",
  ascii: "windows-1252",
  "iso-8859-9": "windows-1254",
  gb2312: "gb18030",
  gbk: "gb18030",
  utf8: "utf-8",
};

const DECLARED =
  /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]*encoding=["']([\w:.-]{2,40})/i;

/**
 * The text of a page: in the encoding a person chose, by its byte order mark, as UTF-8 where all
 * bytes fit, in the encoding that is declared outside the page or by it, else in the one that fits its letters.
 *
 * @throws {AppError} as `decodeMany`; too_large for more than `MAX_HTML_BYTES`
 */
export function decodePage(
  file: SourceFile,
  chosen?: string,
  declared?: string,
): { text: string; encoding: string } {
  const { bytes } = file;
  if (bytes.length > MAX_HTML_BYTES) {
    throw new AppError(
      "too_large",
      `This page has more than ${MAX_HTML_BYTES / 1024 / 1024} MB. Save it without its pictures.`,
    );
  }
  const isMarked =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (chosen || isMarked || isUtf8(bytes)) return decodeMany(bytes, chosen);
  const named = DECLARED.exec(fileStart(file, 4_096));
  const label = (declared ?? named?.[1] ?? named?.[2] ?? "").toLowerCase();
  const encoding = REALLY[label] ?? label;
  if (encoding !== "" && !encoding.startsWith("utf") && iconv.encodingExists(encoding)) {
    const text = iconv.decode(Buffer.from(bytes), encoding);
    if (!text.includes("\uFFFD")) return { text, encoding };
  }
  return decodeMany(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
