import { decodeMany } from "./decode";
import { elementLines, parseFragment } from "./element-lines";
import { fileStart } from "./file-start";
import { DOCUMENT_MARK, nexisArticle } from "./nexis-fields";
import type { Reader } from "./reader";

/** Old LexisNexis downloads as HTML, which hide a mark in a comment before each article. */
export const nexisHtml: Reader = {
  format: "nexis-html",
  label: "LexisNexis, HTML",
  extensions: [".html", ".htm"],

  accepts: (file) => /<DOCFULL>\s*-->/u.test(fileStart(file)),

  async *read(file, options) {
    const { text, encoding } = decodeMany(file.bytes, options.encoding);
    const articles = text.split(/<DOCFULL>\s*-->/u).slice(1);
    for (const [n, article] of articles.entries()) {
      const html = article.replace(/<!--[^<>]*<\/DOCFULL>[^]*$/u, "");
      const blocks = [...(await parseFragment(html)).querySelectorAll("p")]
        .map((paragraph) => elementLines(paragraph).join("\n"))
        .filter((block) => block !== "" && !DOCUMENT_MARK.test(block));
      yield nexisArticle(blocks, { place: `article ${n + 1}`, format: "nexis-html", encoding });
    }
  },
};
