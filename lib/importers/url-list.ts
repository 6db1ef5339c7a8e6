import { normalizeText } from "@/lib/domain/text/normalize";
import { decodeMany } from "./decode";
import { fileStart } from "./file-start";
import { NO_METADATA } from "./found";
import type { Reader } from "./reader";

/** A text with nothing but web addresses, one on each line. */
export const urlList: Reader = {
  format: "url-list",
  label: "List of addresses",
  extensions: [".txt"],

  accepts(file) {
    const start = fileStart(file, 20_000).replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE)/u, "");
    // The last line may be cut.
    const lines = start.split(/\r?\n/u).flatMap((line) => line.trim() || []);
    const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
    return whole.length > 0 && whole.every((line) => /^https?:\/\/\S+$/iu.test(line));
  },

  *read(file, options) {
    const { text } = decodeMany(file.bytes, options.encoding);
    for (const [i, line] of normalizeText(text).split("\n").entries()) {
      const url = line.trim();
      const place = `line ${i + 1}`;
      if (url === "") continue;
      if (/^https?:\/\/\S+$/iu.test(url) && URL.canParse(url)) {
        yield { kind: "link", place, url, metadata: { ...NO_METADATA, url } };
      } else {
        yield { kind: "problem", place, reason: "It is no web address." };
      }
    }
  },
};
