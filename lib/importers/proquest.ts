import { findDate } from "@/lib/domain/clean/dates";
import type { ReasonId } from "@/lib/domain/clean/reasons";
import { normalizeText } from "@/lib/domain/text/normalize";
import { decodeMany } from "./decode";
import { fileStart } from "./file-start";
import type { Part } from "./found";
import { fieldText, foundArticle, problem } from "./found";
import { languageCode } from "./language-code";
import { byline } from "./nexis-fields";
import type { Found, Reader } from "./reader";

const RULE = /^_{60}[^\S\n]*$/mu;

/** ProQuest's names of fields; a paragraph of the text may begin with other words and a colon. */
const FIELDS = new Set(
  "Abstract|Accession number|Alternate title|Author|Caption|Classification|Column|Company|Company / organization|Copyright|Corporate author|Country of publication|Credit|Database|Dateline|Document URL|Document feature|Document type|DOI|e-ISSN|Edition|First page|Full text|Identifier / keyword|Illustration|Image|ISSN|Issue|Language|Language of publication|Last updated|Links|Location|Number of pages|Pages|People|Person|Place of publication|ProQuest document ID|Product name|Publication date|Publication info|Publication subject|Publication title|Publication year|Publisher|Section|Source type|Subject|Subtitle|Title|URL|Volume|Word count".split(
    "|",
  ),
);
/** Fields that may run over several paragraphs. */
const LONG = new Set(["Abstract", "Copyright", "Caption"]);

/** ProQuest's text download: articles between rules of 60 underscores, as paragraphs “Field: value”. */
export const proquest: Reader = {
  format: "proquest",
  label: "ProQuest, text",
  extensions: [".txt"],

  accepts(file) {
    const start = fileStart(file);
    return (
      /^_{60}\s*$/mu.test(start) && /^(?:Full text|ProQuest document ID|Title): /mu.test(start)
    );
  },

  *read(file, options) {
    const { text, encoding } = decodeMany(file.bytes, options.encoding);
    let n = 0;
    for (const block of normalizeText(text).split(RULE)) {
      const paragraphs = block.split(/\n\s*\n/u).flatMap((paragraph) => paragraph.trim() || []);
      if (paragraphs.length === 0 || isNotice(paragraphs)) continue;
      n++;
      yield articleOf(paragraphs, { place: `article ${n}`, format: "proquest", encoding });
    }
  },
};

/** ProQuest's own words before the first and after the last article. */
function isNotice(paragraphs: readonly string[]): boolean {
  return (
    !paragraphs.some((paragraph) => keyOf(paragraph)) &&
    /ProQuest|Table of contents/iu.test(paragraphs.join(" "))
  );
}

function articleOf(
  paragraphs: readonly string[],
  at: { readonly place: string; readonly format: string; readonly encoding: string },
): Found {
  const valueOf = (key: string) => {
    const paragraph = paragraphs.findLast((one) => keyOf(one) === key);
    return fieldText(paragraph?.slice(key.length + 1));
  };
  const start = paragraphs.findIndex((paragraph) => keyOf(paragraph) === "Full text");
  const title = valueOf("Title");
  if (start < 0) {
    return problem(
      at.place,
      title
        ? `“${title}” came without its full text. Tick “Full text” when you save from ProQuest.`
        : "It came without its full text. Tick “Full text” when you save from ProQuest.",
    );
  }
  const end = tailStart(paragraphs, start + 1);
  const published = findDate(valueOf("Publication date") ?? "");
  return foundArticle({
    ...at,
    parts: [
      ...paragraphs.slice(0, start).map((text): Part => {
        return fieldText(text) === title ? { text, zone: "headline" } : field(text);
      }),
      { text: paragraphs[start]!.slice("Full text:".length) },
      ...paragraphs.slice(start + 1, end).map((text) => ({ text })),
      ...paragraphs.slice(end).map(field),
    ],
    metadata: {
      title,
      outlet: fieldText(valueOf("Publication title")?.split(";")[0]),
      author: byline(valueOf("Author")),
      publishedOn: published && !published.ambiguous ? published.date : null,
      url: valueOf("Document URL"),
      language: languageCode(valueOf("Language of publication") ?? valueOf("Language")),
    },
  });
}

/** Where the fields after the text begin: from there on nothing but fields follows. */
function tailStart(paragraphs: readonly string[], from: number): number {
  let start = paragraphs.length;
  let open = true;
  for (let i = paragraphs.length - 1; i >= from && open; i--) {
    const key = keyOf(paragraphs[i]!);
    if (key) start = i;
    else {
      const owner = paragraphs.slice(from, i).findLast((paragraph) => keyOf(paragraph));
      open = LONG.has(keyOf(owner ?? "") ?? "");
    }
  }
  return start;
}

const REASONS: Readonly<Record<string, ReasonId>> = {
  Author: "byline",
  "Publication title": "outlet-name",
  "Publication date": "date-line",
  Copyright: "copyright",
};

function field(text: string): Part {
  return { text, drop: REASONS[keyOf(text) ?? ""] ?? "database-field" };
}

function keyOf(paragraph: string): string | null {
  const key = /^([A-Za-z][A-Za-z /-]{1,30}):(?=\s|$)/u.exec(paragraph)?.[1];
  return key && FIELDS.has(key) ? key : null;
}
