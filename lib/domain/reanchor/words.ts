import { AppError } from "../errors";
import type { Span } from "../span";
import type { Utf16Offset } from "../text/offsets";
import { offsetIndex, spanIn } from "../text/offsets";

/**
 * The place of some words in a text, in code points.
 * @throws {AppError} invalid_input when they do not stand there, or more than once
 */
export function spanOfWords(text: string, entered: string): Span {
  const words = entered.trim();
  const at = words === "" ? -1 : text.indexOf(words);
  if (at < 0) {
    throw new AppError(
      "invalid_input",
      "These words do not stand in the text. Copy them from it, sign by sign.",
    );
  }
  if (text.indexOf(words, at + 1) >= 0) {
    throw new AppError(
      "invalid_input",
      "These words stand in the text more than once. Take some more words beside them.",
    );
  }
  const { start, end } = offsetIndex(text).toSpan({
    start: at as Utf16Offset,
    end: (at + words.length) as Utf16Offset,
  });
  return spanIn(text, start, end);
}
