import type { ImportMetadata } from "@/lib/domain/import";
import { languageCode } from "../language-code";
import type { JsonObject } from "./study-files";
import { dayOf, wordsOf } from "./study-files";
import type { Tally } from "./tally";

/** What programs and people call the things that an article table has. */
const NAMES: Readonly<Record<keyof ImportMetadata, RegExp>> = {
  title: /^(title|headline)$/i,
  outlet: /^(outlet|source|publication|newspaper|media_name|publisher)$/i,
  author: /^(author|byline)$/i,
  publishedOn: /^(published_?on|date|publish_date|publication_date|published|day)$/i,
  url: /^(url|link)$/i,
  language: /^(language|lang)$/i,
};

/** What the fields beside a text say of it; those that say something else are counted as lost. */
export function metadataIn(fields: JsonObject, tally: Tally): ImportMetadata {
  const entries = Object.entries(fields);
  const value = (field: keyof ImportMetadata) =>
    entries.find(([name, one]) => NAMES[field].test(name) && wordsOf(one) !== null)?.[1];
  const language = wordsOf(value("language"));
  const known = (name: string) => Object.values(NAMES).some((pattern) => pattern.test(name));
  for (const [name, one] of entries) {
    if (known(name) || name === "id" || wordsOf(one) === null) continue;
    tally.add(`values of “${name.slice(0, 80)}”`, "Articles have no such field here.");
  }
  return {
    title: wordsOf(value("title")),
    outlet: wordsOf(value("outlet")),
    author: wordsOf(value("author")),
    publishedOn: dayOf(value("publishedOn")),
    url: wordsOf(value("url")),
    language: language && languageCode(language),
  };
}
