import { AppError } from "@/lib/domain/errors";
import { decodeMany } from "./decode";
import type { FactivaField } from "./factiva-fields";
import { factivaArticle } from "./factiva-fields";
import { fileStart } from "./file-start";
import { problem } from "./found";
import type { Found, Reader } from "./reader";
import type { XmlElement } from "./xml";
import { parseXml } from "./xml";

/** Which code of the other formats an element stands for. */
const CODES: Readonly<Record<string, string>> = {
  headline: "HD",
  byline: "BY",
  publicationDate: "PD",
  sourceName: "SN",
  baseLanguage: "LA",
  copyright: "CY",
  leadParagraph: "LP",
  tailParagraphs: "TD",
  accessionNo: "AN",
  wordCount: "WC",
  sectionName: "SE",
};

/** Articles of Factiva's web service, as XML. */
export const factivaXml: Reader = {
  format: "factiva-xml",
  label: "Factiva, XML",
  extensions: [".xml"],

  accepts: (file) => /<ppsarticle\b|<ppsArticleResponse\b/iu.test(fileStart(file)),

  *read(file, options) {
    const { text, encoding } = decodeMany(file.bytes, options.encoding);
    if (/<!(?:DOCTYPE|ENTITY)/u.test(text)) {
      throw new AppError("invalid_input", "The file has a DOCTYPE, which is not allowed here.");
    }
    const articles = text.match(/<article\b[^>]*>[^]*?(?:<\/article>|(?=<article\b)|$)/gu) ?? [];
    for (const [n, xml] of articles.entries()) {
      yield articleOf(xml, { place: `article ${n + 1}`, format: "factiva-xml", encoding });
    }
  },
};

function articleOf(
  xml: string,
  at: { readonly place: string; readonly format: string; readonly encoding: string },
): Found {
  let root: XmlElement;
  try {
    root = parseXml(xml);
  } catch {
    return problem(at.place, "Its XML is broken. Download the file again.");
  }
  const fields = root.children.map((element): FactivaField => {
    const code = CODES[element.localName] ?? element.localName;
    return { code, text: linesOf(element).join(code === "PD" ? " " : "\n") };
  });
  return factivaArticle(
    fields.filter((field) => field.text !== ""),
    at,
  );
}

/** One line for each child; of bare text one for each paragraph, which an indent begins. */
function linesOf(element: XmlElement): string[] {
  const { children } = element;
  if (children.length > 0) {
    return children.map((child) => drawn(child.textContent)).filter((line) => line !== "");
  }
  return element.textContent
    .split(/\n(?=[^\S\n]{2,}\S)|\n[^\S\n]*\n/u)
    .map(drawn)
    .filter((line) => line !== "");
}

function drawn(text: string): string {
  return text.replace(/[ \t\r\n]+/g, " ").trim();
}
