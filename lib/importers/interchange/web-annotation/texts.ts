import { basename } from "node:path/posix";
import type { StudyFiles } from "../reader";
import { textIn } from "../study-files";
import { lastPart } from "./json-ld";

/** A text that annotations are about. */
export interface AnnotatedText {
  readonly path: string;
  readonly text: string;
}

/** The texts of an upload, and a function from an address to the text that has its name. */
export function textsIn(
  files: StudyFiles,
  sources: ReadonlySet<string>,
): { texts: readonly AnnotatedText[]; textOf: (source: string) => AnnotatedText | null } {
  const texts = files
    .filter(({ name }) => /\.txt$/i.test(name))
    .map((file) => ({ path: file.name, text: textIn(file) }));
  const byName = new Map<string, AnnotatedText[]>();
  for (const one of texts) {
    const name = basename(one.path);
    for (const key of [name, withoutEnding(name)]) {
      byName.set(key, [...(byName.get(key) ?? []), one]);
    }
  }
  const textOf = (source: string) => {
    // One text and one address belong together, whatever they are called.
    if (texts.length === 1 && sources.size === 1) return texts[0]!;
    const name = lastPart(source);
    const named = byName.get(name) ?? byName.get(withoutEnding(name)) ?? [];
    const [only, ...others] = named;
    if (only && others.length === 0) return only;
    return named.find(({ path }) => source.endsWith(path)) ?? null;
  };
  return { texts, textOf };
}

const withoutEnding = (name: string) => name.replace(/\.\w+$/, "");
