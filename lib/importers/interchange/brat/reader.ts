import { basename, dirname } from "node:path/posix";
import { AppError } from "@/lib/domain/errors";
import type {
  ImportedAnnotation,
  ImportedArticle,
  ImportedCode,
  ImportedCoding,
  ImportedQuestion,
  ImportedStudy,
} from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import type { Span } from "@/lib/domain/span";
import type { OffsetIndex } from "@/lib/domain/text/offsets";
import { offsetIndex } from "@/lib/domain/text/offsets";
import type { StudyFiles, StudyReader } from "../reader";
import { textIn } from "../study-files";
import { Tally } from "../tally";
import type { BratConfiguration } from "./configuration";
import { readConfiguration } from "./configuration";
import type { StandoffAttribute } from "./standoff";
import { readStandoff } from "./standoff";

const STANDOFF = /\.ann$/i;
/** The answer to an attribute that is there or not. */
const THERE = "yes";

/** A brat collection: texts with standoff files beside them, in folders that may be people's. */
export const brat: StudyReader = {
  format: "brat",
  label: "brat",
  extensions: [".zip"],
  accepts: (files) => files.some(({ name }) => STANDOFF.test(name)),
  read(files) {
    const found = new Collection(files);
    for (const file of files) if (STANDOFF.test(file.name)) found.add(file.name, textIn(file));
    return found.study();
  },
};

class Collection {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly personOf: (path: string) => string;
  private readonly configuration: BratConfiguration;
  private readonly codes: Map<string, ImportedCode>;
  private readonly articles = new Map<string, ImportedArticle>();
  private readonly users = new Set<string>();
  private readonly questions = new Map<string, ImportedQuestion>();
  private readonly codings: ImportedCoding[] = [];
  private readonly annotations: ImportedAnnotation[] = [];
  private readonly tally = new Tally();

  constructor(files: StudyFiles) {
    const texts = files.filter(({ name }) => /\.txt$/i.test(name));
    this.texts = new Map(texts.map((file) => [stem(file.name), textIn(file)]));
    this.personOf = peopleOf(files);
    const conf = (name: string) => {
      const file = files.find((one) => basename(one.name) === name);
      return file ? textIn(file) : "";
    };
    this.configuration = readConfiguration(conf("annotation.conf"), conf("visual.conf"));
    this.codes = new Map(this.configuration.types.map((code) => [code.key, code]));
    const tagged = new Set(
      files.filter(({ name }) => STANDOFF.test(name)).map(({ name }) => stem(name)),
    );
    this.tally.add(
      "texts without an .ann file",
      "brat does not show them. Load them under “Articles” if you want them.",
      [...this.texts.keys()].filter((path) => !tagged.has(path)).length,
    );
  }

  add(path: string, written: string): void {
    const text = this.texts.get(stem(path));
    if (text === undefined) {
      this.tally.add(
        ".ann files without their text",
        "The .txt file of the same name is not in the archive.",
      );
      return;
    }
    // What several people coded has the same name and text in the folder of each.
    const articleKey = `${basename(stem(path))}\n${text}`;
    this.articles.set(articleKey, { key: articleKey, text, metadata: UNKNOWN });
    const userKey = this.personOf(path);
    const standoff = readStandoff(written);
    const index = offsetIndex(text);
    const { tags, attributes, notes } = standoff;
    for (const [id, { type, parts, quote }] of tags) {
      this.addCode(type);
      const pieces = withoutLineEnds(parts, index);
      const own = notes.filter(({ of, words }) => of === id && words !== "");
      this.annotations.push({
        ...{ ...PLAIN_ANNOTATION, articleKey, userKey, codeKey: type, quote },
        ...{ start: pieces[0]!.start, end: pieces.at(-1)!.end },
        pieces: pieces.length > 1 ? pieces : null,
        memo: own.map(({ words }) => words).join("\n"),
        answers: Object.fromEntries(
          attributes.filter(({ of }) => of === id).map((one) => this.answerOf(one)),
        ),
      });
    }
    this.count(standoff);
    if (userKey === "" && tags.size === 0) return;
    this.users.add(userKey);
    this.codings.push({ articleKey, userKey, submittedAt: null });
  }

  study(): ImportedStudy {
    if (this.articles.size === 0) {
      throw new AppError(
        "invalid_input",
        "There is no text in this file: what was tagged is in it, but not in what. Pack the .txt files with the .ann files of the same names.",
      );
    }
    return {
      name: null,
      articles: [...this.articles.values()],
      codes: [...this.codes.values()],
      users: [...this.users].map((key) => ({ key, name: key, email: null })),
      questions: [...this.questions.values()],
      ...{ codings: this.codings, annotations: this.annotations, answers: [] },
      units: ["code points", "utf-16"],
      lost: this.tally.lost,
    };
  }

  private addCode(key: string): void {
    if (this.codes.has(key)) return;
    const name = this.configuration.labelOf(key);
    this.codes.set(key, {
      ...{ key, name, parentKey: null, isGroup: false, color: null, description: "" },
    });
  }

  /** An answer to the question that an attribute is, which becomes known by it. */
  private answerOf({ name, value }: StandoffAttribute): [key: string, value: string] {
    const answer = value ?? THERE;
    const known = this.questions.get(name);
    const said = this.configuration.attributes.get(name) ?? [];
    const values = [...(known?.options.map((one) => one.value) ?? said), answer];
    this.questions.set(name, {
      ...{ key: name, scope: "annotation", name: this.configuration.labelOf(name), role: null },
      kind: "single",
      options: [...new Set(values)].map((one) => ({ value: one, label: one })),
    });
    return [name, answer];
  }

  private count({ tags, attributes, notes, ...counts }: ReturnType<typeof readStandoff>): void {
    const { tally } = this;
    const elsewhere = (all: readonly { readonly of: string }[]) =>
      all.filter(({ of }) => !tags.has(of)).length;
    tally.add("relations between tags", "Tags here stand by themselves.", counts.relations);
    tally.add(
      "events",
      "The words that stand for an event are carried as a tag, its parts as tags of their own.",
      counts.events,
    );
    tally.add("links to databases", "Tags have no such field here.", counts.links);
    tally.add(
      "attributes of events and relations",
      "These are not carried, so nothing is asked of them.",
      elsewhere(attributes),
    );
    tally.add(
      "notes on events, relations and whole texts",
      "Notes here stand on tags.",
      elsewhere(notes),
    );
    tally.add("lines that are not of brat", "They cannot be read.", counts.unreadable);
  }
}

const UNKNOWN = {
  ...{ title: null, outlet: null, author: null, publishedOn: null, url: null, language: null },
};

/** Without its ending. */
function stem(path: string): string {
  return path.replace(/\.\w+$/, "");
}

/**
 * Whose a standoff file is: the folder below the collection's own, which is the one of its
 * configuration. Without a configuration, several folders are several people's.
 */
function peopleOf(files: StudyFiles): (path: string) => string {
  const conf = files.find(({ name }) => basename(name) === "annotation.conf");
  if (conf) {
    const root = dirname(conf.name) === "." ? "" : `${dirname(conf.name)}/`;
    return (path) => {
      const [folder, ...rest] = path.startsWith(root) ? path.slice(root.length).split("/") : [];
      return folder && rest.length > 0 ? folder : "";
    };
  }
  const folders = new Set(
    files.filter(({ name }) => STANDOFF.test(name)).map(({ name }) => dirname(name)),
  );
  return (path) => (folders.size > 1 ? basename(dirname(path)).replace(/^\.$/, "") : "");
}

/**
 * A passage's parts, in order. brat cuts a passage at every end of a line, so parts with
 * nothing else between them are one.
 */
function withoutLineEnds(parts: readonly Span[], index: OffsetIndex): Span[] {
  const [first, ...others] = parts.toSorted((a, b) => a.start - b.start);
  const joined: Span[] = [first!];
  for (const next of others) {
    const before = joined.at(-1)!;
    const { end: start } = before;
    const isCut =
      start < next.start &&
      next.start <= index.length &&
      /^[\r\n]+$/.test(index.slice({ start, end: next.start }));
    if (isCut) joined.splice(-1, 1, { start: before.start, end: next.end });
    else joined.push(next);
  }
  return joined;
}
