import { basename } from "node:path/posix";
import { AppError } from "@/lib/domain/errors";
import type {
  ImportedAnnotation,
  ImportedAnswer,
  ImportedArticle,
  ImportedCode,
  ImportedCoding,
  ImportedUser,
} from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import { metadataIn } from "./metadata-fields";
import type { StudyFiles, StudyReader } from "./reader";
import type { JsonObject } from "./study-files";
import { isObject, jsonIn, jsonLinesIn, objectsIn, wordsOf } from "./study-files";
import { Tally } from "./tally";

/** Fields that hold a text and its labels; `column_data` and `column_label` stand in doccano's examples. */
const TEXT = ["text", "column_data", "data"];
const LABELS = ["label", "labels", "column_label", "entities"];
const OWN = new Set([...TEXT, ...LABELS, "id", "relations", "Comments", "cats", "meta"]);

/**
 * Lines (or a list) of doccano: spans as `[start, end, label]` or as objects. In the
 * archive of an export with several annotators each has a file, which is called like the
 * annotator. Offsets count UTF-16 units, or grapheme clusters where the project says so;
 * there are no quotes to tell by.
 */
export const doccano: StudyReader = {
  format: "doccano",
  label: "doccano",
  extensions: [".jsonl", ".json", ".zip"],
  accepts: (files) => files.some((file) => linesIn(file).length > 0),
  read(files) {
    const found = new Lines();
    for (const file of files) {
      const lines = linesIn(file);
      const name = files.length > 1 ? basename(file.name).replace(/\.[^.]+$/, "") : "";
      lines.forEach((line) => found.add(line, name));
    }
    return found.study();
  },
};

/** The objects of a file of which some have a text and labels. */
function linesIn(file: StudyFiles[number]): JsonObject[] {
  const whole = /\.json$/i.test(file.name) ? jsonIn(file) : undefined;
  const lines = objectsIn(Array.isArray(whole) ? whole : jsonLinesIn(file));
  const isLine = (line: JsonObject) => textOf(line) !== null && labelled(line).length > 0;
  return lines.some(isLine) ? lines : [];
}

function textOf(line: JsonObject): string | null {
  return wordsOf(TEXT.map((name) => line[name]).find((value) => typeof value === "string"));
}

function labelled(line: JsonObject): unknown[] {
  return LABELS.map((name) => line[name]).filter(Array.isArray);
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

function spanOf(value: unknown): Span | null {
  if (Array.isArray(value) && value.length >= 3 && typeof value[0] === "number") {
    const [start, end, label] = value as [number, number, unknown];
    return { start, end: Number(end), label: wordsOf(label) ?? "" };
  }
  if (!isObject(value) || value.start_offset === undefined) return null;
  const { start_offset, end_offset, label } = value;
  return { start: Number(start_offset), end: Number(end_offset), label: wordsOf(label) ?? "" };
}

const QUESTION = "categories";

class Lines {
  private readonly articles = new Map<string, ImportedArticle>();
  private readonly codes = new Map<string, ImportedCode>();
  private readonly users = new Map<string, ImportedUser>();
  private readonly categories = new Set<string>();
  private readonly codings: ImportedCoding[] = [];
  private readonly annotations: ImportedAnnotation[] = [];
  private readonly answers: ImportedAnswer[] = [];
  private readonly tally = new Tally();

  add(line: JsonObject, name: string): void {
    const text = textOf(line);
    if (text === null) {
      this.tally.add("lines without a text", "There is nothing to tag in them.");
      return;
    }
    const articleKey = this.article(text, line);
    const userKey = name;
    this.users.set(userKey, { key: userKey, name, email: null });
    this.codings.push({ articleKey, userKey, submittedAt: null });
    for (const value of labelled(line).flat()) {
      const span = spanOf(value);
      if (span) this.tag({ articleKey, userKey }, span);
    }
    this.categorise({ articleKey, userKey }, [
      ...labelled(line)
        .flat()
        .filter((value) => typeof value === "string"),
      ...(Array.isArray(line.cats) ? line.cats : []).flatMap((one) => wordsOf(one) ?? []),
    ]);
    const { relations, Comments } = line;
    this.tally.add(
      "relations between passages",
      "Tags stand by themselves here.",
      objectsIn(relations).length,
    );
    this.tally.add(
      "comments on lines",
      "They do not say whose they are, nor which passage they are about.",
      Array.isArray(Comments) ? Comments.length : 0,
    );
  }

  study() {
    const { annotations, answers, codings } = this;
    if (annotations.length + answers.length === 0) {
      throw new AppError(
        "unsupported_type",
        "There is no label in it that can be carried: only spans and categories of texts can.",
      );
    }
    const options = [...this.categories].map((value) => ({ value, label: value }));
    const several = answers.some(({ value }) => Array.isArray(value) && value.length > 1);
    return {
      ...{ name: null, annotations, answers, codings },
      articles: [...this.articles.values()],
      codes: [...this.codes.values()],
      users: [...this.users.values()],
      questions:
        answers.length > 0
          ? [
              {
                ...{ key: QUESTION, scope: "article" as const, name: "Category", role: null },
                ...{ kind: several ? ("multiple" as const) : ("single" as const), options },
              },
            ]
          : [],
      units: ["utf-16", "graphemes", "code points"] as const,
      lost: this.tally.lost,
    };
  }

  /** The same text is one article, whoever's file it stands in. */
  private article(text: string, line: JsonObject): string {
    if (!this.articles.has(text)) {
      const meta = isObject(line.meta) ? line.meta : {};
      const others = Object.entries(line).filter(([name]) => !OWN.has(name));
      const metadata = metadataIn({ ...Object.fromEntries(others), ...meta }, this.tally);
      this.articles.set(text, { key: text, text, metadata });
    }
    return text;
  }

  private tag(place: Pick<ImportedAnnotation, "articleKey" | "userKey">, span: Span): void {
    const { start, end, label } = span;
    if (!this.codes.has(label)) {
      const code = { key: label, name: label, parentKey: null, isGroup: false, color: null };
      this.codes.set(label, { ...code, description: "" });
    }
    this.annotations.push({ ...PLAIN_ANNOTATION, ...place, codeKey: label, start, end });
  }

  private categorise(
    place: Pick<ImportedAnswer, "articleKey" | "userKey">,
    categories: readonly string[],
  ): void {
    if (categories.length === 0) return;
    for (const one of categories) this.categories.add(one);
    this.answers.push({ ...place, questionKey: QUESTION, value: [...new Set(categories)] });
  }
}
