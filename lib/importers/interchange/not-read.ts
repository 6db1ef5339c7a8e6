import { fileStart } from "../file-start";
import type { SourceFile } from "../reader";
import type { StudyFiles } from "./reader";

/** Files of other programs that are known but not read, by how they begin, and what to do instead. */
const NOT_READ: readonly { readonly start: RegExp; readonly instead: string }[] = [
  {
    start: /<(?:\w+:)?XMI[\s>]|<typeSystemDescription[\s>]/,
    instead:
      "This is a project of INCEpTION as XMI, which is not read here. Export it once more in the format “UIMA CAS JSON”, which holds the same.",
  },
  {
    start: /^\uFEFF?#FORMAT=WebAnno TSV/,
    instead:
      "This is a project of INCEpTION or WebAnno as TSV, which does not hold the texts as they were. Export it once more in the format “UIMA CAS JSON”.",
  },
  {
    start: /^\uFEFF?\s*(?:<[?!][^>]*>\s*)*<(?:\w+:)?CodeBook[\s>]/,
    instead:
      "This is a codebook without texts and tags. Import it on the page “Codebook”; to bring texts and tags along, export the whole project (.qdpx).",
  },
  {
    start:
      /^\uFEFF?(?:-DOCSTART-.*\s+)?(?:\S+[ \t].*\n){0,3}\S+[ \t](?:.*[ \t])?[BIES]-[A-Z][A-Z\d_]*\r?\n/,
    instead:
      "This is a table of words with a tag each (CoNLL), which does not hold the texts as they were. Export the project once more as JSON or JSONL.",
  },
  {
    start: /^\uFEFF?\s*(?:<!--[^]*?-->\s*)*<View[\s>]/,
    instead:
      "This is a labeling configuration of Label Studio, without texts and tags. Export the project as JSON, and load that, or a ZIP with both.",
  },
];

/** Why files that nobody here reads cannot be read, and what to do instead; null for files of no known kind. */
export function whyNotRead(files: StudyFiles): string | null {
  if (files.every(({ bytes }) => bytes.length === 0)) {
    return "There is nothing in this file: it is 0 bytes long. Export the project once more.";
  }
  const starts = files.map((file: SourceFile) => fileStart(file));
  return NOT_READ.find(({ start }) => starts.some((text) => start.test(text)))?.instead ?? null;
}
