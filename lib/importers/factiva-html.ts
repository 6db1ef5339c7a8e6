import { decodeMany } from "./decode";
import { elementLines, parseFragment } from "./element-lines";
import type { FactivaField } from "./factiva-fields";
import { FACTIVA_CODE, factivaArticle, factivaPlainArticle } from "./factiva-fields";
import { fileStart } from "./file-start";
import type { Reader } from "./reader";

const ARTICLE = /<div class="article [a-z]{2}Article">/iu;

/** Factiva's print view, saved as HTML. */
export const factivaHtml: Reader = {
  format: "factiva-html",
  label: "Factiva, HTML",
  extensions: [".html", ".htm"],

  accepts: (file) => ARTICLE.test(fileStart(file, 500_000)),

  async *read(file, options) {
    const { text, encoding } = decodeMany(file.bytes, options.encoding);
    const articles = text.split(ARTICLE).slice(1);
    for (const [n, html] of articles.entries()) {
      const at = { place: `article ${n + 1}`, format: "factiva-html", encoding };
      // What follows the last article is the page's foot.
      const article = await parseFragment(html.replace(/<div id="pageFooter">[^]*$/u, ""));
      const fields = fieldsOf(article);
      yield fields.length > 0
        ? factivaArticle(fields, at)
        : factivaPlainArticle(elementLines(article), at);
    }
  },
};

function fieldsOf(article: HTMLElement): FactivaField[] {
  return [...article.querySelectorAll("tr")].flatMap((row) => {
    const [name, value] = row.querySelectorAll("td");
    const code = name?.textContent.trim() ?? "";
    if (!value || !FACTIVA_CODE.test(code)) return [];
    return [{ code, text: elementLines(value).join("\n") }];
  });
}
