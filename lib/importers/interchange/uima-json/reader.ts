import { basename, dirname } from "node:path/posix";
import { AppError } from "@/lib/domain/errors";
import type {
  ImportedAnnotation,
  ImportedAnswer,
  ImportedArticle,
  ImportedCoding,
  ImportedQuestion,
  ImportedStudy,
} from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import { UNCODED } from "@/lib/domain/export/uima/formats";
import { metadataIn } from "../metadata-fields";
import type { StudyReader } from "../reader";
import { jsonIn } from "../study-files";
import { Tally } from "../tally";
import type { CasDocument, Structure } from "./cas";
import { isCas, readCas } from "./cas";
import { isTag, LayerCodes, questionFor, saidBy, shortName } from "./layers";

/** Documents of UIMA CAS JSON, as INCEpTION exports them; several for one text are several people's. */
export const uimaJson: StudyReader = {
  format: "uima-json",
  label: "INCEpTION (UIMA CAS JSON)",
  extensions: [".json", ".zip"],
  accepts: (files) => files.some((file) => isCas(jsonIn(file))),
  read(files) {
    const found = new Documents();
    for (const file of files) {
      const value = jsonIn(file);
      if (isCas(value)) found.add(file.name, readCas(value));
      else found.codes.addLayersFile(value);
    }
    return found.study();
  },
};

/** Which document and whose it is, by the folders of a project export or of ours. */
function placeOf(path: string): { readonly document: string; readonly user: string } {
  const name = basename(path).replace(/\.json$/i, "");
  const folder = dirname(path);
  const [, kind, document] = /(?:^|\/)(annotation|curation)\/([^/]+)$/.exec(folder) ?? [];
  if (kind && document) return { document, user: kind === "curation" ? "Curation" : name };
  const user = folder === "." ? "" : basename(folder);
  return { document: name, user: user === UNCODED ? "" : user };
}

class Documents {
  readonly codes = new LayerCodes();
  private readonly articles = new Map<string, ImportedArticle>();
  private readonly users = new Set<string>();
  private readonly questions = new Map<string, ImportedQuestion>();
  private readonly codings: ImportedCoding[] = [];
  private readonly annotations: ImportedAnnotation[] = [];
  private readonly answers: ImportedAnswer[] = [];
  private readonly tally = new Tally();

  add(path: string, cas: CasDocument): void {
    const { text, otherViews, structures } = cas;
    this.tally.add("further views of documents", "Only the first text is read.", otherViews);
    if (text === null) {
      this.tally.add(
        "documents without a text",
        "Their text is kept elsewhere, or they are pictures or sound.",
      );
      return;
    }
    const { document, user } = placeOf(path);
    const articleKey = this.addArticle(document, user, text, structures);
    const before = this.annotations.length + this.answers.length;
    this.addTags(articleKey, user, structures);
    this.addAnswers(articleKey, user, structures);
    const isCoded = user !== "" || this.annotations.length + this.answers.length > before;
    if (!isCoded) return;
    this.users.add(user);
    this.codings.push({ articleKey, userKey: user, submittedAt: null });
  }

  study(): ImportedStudy {
    if (this.articles.size === 0) {
      throw new AppError(
        "invalid_input",
        "There is no text in this file: what was tagged is in it, but not in what. Export the documents with their texts.",
      );
    }
    return {
      name: null,
      articles: [...this.articles.values()],
      codes: this.codes.codes,
      users: [...this.users].map((key) => ({ key, name: key, email: null })),
      questions: [...this.questions.values()],
      ...{ codings: this.codings, annotations: this.annotations, answers: this.answers },
      units: ["utf-16", "code points"],
      lost: this.tally.lost,
    };
  }

  /** Two people's copies of one document are one article, as long as they have the same text. */
  private addArticle(
    document: string,
    user: string,
    text: string,
    structures: readonly Structure[],
  ): string {
    const meta =
      structures.find(({ type }) => shortName(type) === "DocumentMetaData")?.values ?? {};
    const key = meta.documentId ?? document;
    const known = this.articles.get(key);
    if (known && known.text !== text) return this.addArticle(`${document} (${user})`, "", text, []);
    if (known) return key;
    const facts = structures.filter(isFact).flatMap(({ values }) => Object.entries(values));
    const { language } = meta;
    this.articles.set(key, {
      key,
      text,
      metadata: metadataIn(
        {
          title: meta.documentTitle ?? document,
          url: meta.documentUri,
          language: language === "x-unspecified" ? undefined : language,
          ...Object.fromEntries(facts.filter(([name]) => METADATA.has(name))),
        },
        this.tally,
      ),
    });
    return key;
  }

  private addTags(articleKey: string, userKey: string, structures: readonly Structure[]): void {
    const parts = new Map<string, ImportedAnnotation>();
    for (const structure of structures) {
      const { type, span, links } = structure;
      if (!span || !isTag(structure)) continue;
      if (links.length > 0) {
        this.tally.add("relations and links between tags", "Tags here stand by themselves.");
      }
      if (links.includes("Governor") || links.includes("Dependent")) continue;
      const { label, memo, part, others } = saidBy(structure);
      const answers = others.map(([feature, words]): [string, string] => {
        const question = questionFor(type, feature, "annotation");
        this.questions.set(question.key, question);
        return [question.key, words];
      });
      const { begin: start, end } = span;
      const annotation: ImportedAnnotation = {
        ...PLAIN_ANNOTATION,
        ...{ articleKey, userKey, codeKey: this.codes.keyFor(type, label), start, end, memo },
        answers: Object.fromEntries(answers),
      };
      const first = part === null ? undefined : parts.get(part);
      if (part !== null) parts.set(part, first ? joined(first, annotation) : annotation);
      else this.annotations.push(annotation);
    }
    this.annotations.push(...parts.values());
  }

  private addAnswers(articleKey: string, userKey: string, structures: readonly Structure[]): void {
    for (const { type, values } of structures.filter(isFact)) {
      for (const [feature, value] of Object.entries(values)) {
        if (METADATA.has(feature)) continue;
        const question = questionFor(type, feature, "article");
        this.questions.set(question.key, question);
        this.answers.push({ articleKey, userKey, questionKey: question.key, value });
      }
    }
  }
}

/** What is said of the document as a whole, in a layer that people made. */
function isFact(structure: Structure): boolean {
  return structure.span === null && structure.links.length === 0 && isTag(structure);
}

/** Facts that are an article's metadata, and nobody's answer. */
const METADATA: ReadonlySet<string> = new Set(["outlet", "publishedOn", "author"]);

/** One tag of both parts. */
function joined(first: ImportedAnnotation, next: ImportedAnnotation): ImportedAnnotation {
  const pieces = [...(first.pieces ?? [first]), next].map(({ start, end }) => ({ start, end }));
  pieces.sort((a, b) => a.start - b.start);
  return { ...first, pieces, start: pieces[0]!.start, end: pieces.at(-1)!.end };
}
