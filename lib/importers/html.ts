import { fileStart } from "./file-start";
import { decodePage } from "./page/decode";
import type { Reader, ReadOptions, SourceFile } from "./reader";

const PAGE =
  /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|meta|title|article|main|div|section)\b/i;

/** A saved web page. */
export const html: Reader = {
  format: "html",
  label: "Saved web page",
  extensions: [".html", ".htm", ".xhtml"],
  accepts: (file) =>
    PAGE.test(fileStart(file, 4_000)) ||
    (/\.x?html?$/i.test(file.name) && /<(?:p|br|div|h1)\b/i.test(fileStart(file))),
  async *read(file: SourceFile, { encoding: chosen }: ReadOptions) {
    const { readPage } = await import("./page/read-page");
    const { text, encoding } = decodePage(file, chosen);
    yield readPage(text, encoding);
  },
};
