import { factivaLines } from "./factiva-lines";
import { fileStart } from "./file-start";
import { nexisLines } from "./nexis-lines";
import type { Reader, SourceFile } from "./reader";
import { rtfLines } from "./rich-text/lines";
import { wordDocument } from "./word-document";

export { rtfToLines } from "./rich-text/lines";

/** RTF: a download of Nexis or Factiva with many articles, else one article. */
export const rtf: Reader = {
  format: "rtf",
  label: "RTF",
  extensions: [".rtf"],
  accepts: (file) => /^\s*\{\\rtf/.test(fileStart(file, 100)),
  read({ bytes }: SourceFile) {
    const lines = rtfLines(bytes);
    const source = { format: "rtf", encoding: "rtf" };
    const texts = lines.map(({ text }) => text);
    return (
      nexisLines(texts, source) ?? factivaLines(texts, source) ?? [wordDocument(lines, source)]
    );
  },
};
