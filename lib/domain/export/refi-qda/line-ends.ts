/** How the texts of a project are written, and what positions in them count. */
export interface WrittenText {
  readonly text: string;
  /** Where an offset of the canonical text is in the written one; both in code points. */
  readonly at: (offset: number) => number;
}

/** As it is: LF at line ends, one code point. */
export const withLf = (text: string): WrittenText => ({ text, at: (offset) => offset });

/** CRLF at line ends, two code points, as MAXQDA and NVivo for Windows count them. */
export function withCrlf(text: string): WrittenText {
  const lineFeeds: number[] = [];
  let offset = 0;
  for (const character of text) {
    if (character === "\n") lineFeeds.push(offset);
    offset++;
  }
  return {
    text: text.replaceAll("\n", "\r\n"),
    at(offset) {
      let low = 0;
      let high = lineFeeds.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (lineFeeds[middle]! < offset) low = middle + 1;
        else high = middle;
      }
      return offset + low;
    },
  };
}
