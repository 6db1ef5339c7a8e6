import type { Readable } from "node:stream";
import { AppError } from "@/lib/domain/errors";

/** Bytes of one line; a row holds at most one article or report. */
const LONGEST_LINE = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * The lines of UTF-8 text. Only a line feed ends one: `node:readline` also cuts at U+2028,
 * which may stand in the middle of a JSON string.
 *
 * @throws {AppError} too_large for a line of more than 64 MB; invalid_input where it is not UTF-8
 */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const decode = (bytes: Buffer) => {
    try {
      return decoder.decode(bytes);
    } catch (error) {
      throw new AppError("invalid_input", "A line is not UTF-8.", { cause: error });
    }
  };
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      yield decode(Buffer.concat([...waiting, chunk.subarray(from, at)]));
      waiting = [];
      size = 0;
      from = at + 1;
    }
    const rest = chunk.subarray(from);
    size += rest.length;
    if (size > LONGEST_LINE) throw new AppError("too_large", "A line has more than 64 MB.");
    if (rest.length > 0) waiting.push(rest);
  }
  if (waiting.length > 0) yield decode(Buffer.concat(waiting));
}
