import type {
  ImportedAnnotation,
  ImportedArticle,
  ImportedCode,
  ImportedCoding,
  ImportedUser,
} from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import { metadataIn } from "./metadata-fields";
import type { StudyFiles, StudyReader } from "./reader";
import type { JsonObject } from "./study-files";
import { isObject, jsonLinesIn, objectsIn, wordsOf } from "./study-files";
import { Tally } from "./tally";

/**
 * Lines of Prodigy, which spaCy's converters write too: a text with `spans`, and who
 * annotated it in `_session_id`. Offsets count code points, as Python does.
 */
export const prodigy: StudyReader = {
  format: "prodigy",
  label: "Prodigy",
  extensions: [".jsonl", ".zip"],
  accepts: (files) => files.some((file) => linesIn(file).length > 0),
  read(files) {
    const tally = new Tally();
    const articles = new Map<string, ImportedArticle>();
    const codes = new Map<string, ImportedCode>();
    const users = new Map<string, ImportedUser>();
    const codings: ImportedCoding[] = [];
    const annotations: ImportedAnnotation[] = [];
    for (const line of files.flatMap(linesIn)) {
      const text = wordsOf(line.text);
      if (text === null) {
        tally.add("lines without a text", "There is nothing to tag in them.");
        continue;
      }
      const { answer, meta, spans, _session_id } = line;
      if (answer === "reject" || answer === "ignore") {
        tally.add(`lines that were answered “${answer}”`, "Only what was accepted is carried.");
        continue;
      }
      if (!articles.has(text)) {
        const metadata = metadataIn(isObject(meta) ? meta : {}, tally);
        articles.set(text, { key: text, text, metadata });
      }
      const userKey = wordsOf(_session_id) ?? "";
      users.set(userKey, { key: userKey, name: userKey, email: null });
      codings.push({ articleKey: text, userKey, submittedAt: momentOf(line) });
      tally.add("relations", "Tags stand by themselves here.", objectsIn(line.relations).length);
      for (const span of objectsIn(spans)) {
        const name = wordsOf(span.label) ?? "";
        const code = { key: name, name, parentKey: null, isGroup: false, color: null };
        codes.set(name, { ...code, description: "" });
        annotations.push({
          ...{ ...PLAIN_ANNOTATION, articleKey: text, userKey, codeKey: name },
          ...{ start: Number(span.start), end: Number(span.end) },
          quote: typeof span.text === "string" ? span.text : null,
          memo: wordsOf(span.note) ?? "",
        });
      }
    }
    return {
      ...{ name: null, codings, annotations, questions: [], answers: [], lost: tally.lost },
      articles: [...articles.values()],
      codes: [...codes.values()],
      users: [...users.values()],
      units: ["code points"] as const,
    };
  },
};

/** The objects of a file of which all have a text, and some have spans of tokens. */
function linesIn(file: StudyFiles[number]): JsonObject[] {
  const lines = objectsIn(jsonLinesIn(file));
  const isLine = ({ text, spans }: JsonObject) =>
    typeof text === "string" && objectsIn(spans).some(({ start }) => start !== undefined);
  return lines.some(isLine) ? lines : [];
}

/** When it was answered: `_timestamp` has seconds since 1970. */
function momentOf({ _timestamp }: JsonObject): string | null {
  const seconds = typeof _timestamp === "number" ? _timestamp : NaN;
  return seconds >= 0 && seconds < 250_000_000_000 ? new Date(seconds * 1000).toISOString() : null;
}
