import { NO_MARKS } from "@/lib/domain/clean/marks";
import { decodeText } from "./decode";
import { NO_METADATA } from "./found";
import type { Found, Reader, ReadOptions, SourceFile } from "./reader";

/** Plain text, one article in each file, as it was scraped or copied. */
export const text: Reader = {
  format: "text",
  label: "Plain text",
  extensions: [".txt", ".text", ".md"],
  // The last of all readers: what is no text is refused with a word on what it is instead.
  accepts: () => true,
  *read({ bytes }: SourceFile, { encoding: chosen }: ReadOptions): Iterable<Found> {
    const { text, encoding } = decodeText(bytes, chosen);
    const metadata = NO_METADATA;
    yield {
      kind: "article",
      place: "",
      format: "text",
      encoding,
      raw: text,
      marks: NO_MARKS,
      metadata,
    };
  },
};
