import type {
  AnswerValue,
  AttributeKind,
  AttributeRole,
  AttributeScope,
  Option,
} from "../attribute";
import type { ImportMetadata } from "../import";

/**
 * A project of another program, as a reader found it in a file: every format in the
 * same words, and nothing changed yet. Keys are the file's own names for things; they
 * mean nothing outside the study, and are never ids of this database.
 */
export interface ImportedStudy {
  /** What the file calls the project; null where it does not say. */
  readonly name: string | null;
  readonly articles: readonly ImportedArticle[];
  readonly codes: readonly ImportedCode[];
  readonly users: readonly ImportedUser[];
  readonly questions: readonly ImportedQuestion[];
  readonly codings: readonly ImportedCoding[];
  readonly annotations: readonly ImportedAnnotation[];
  readonly answers: readonly ImportedAnswer[];
  /** In what the file's offsets count; the first is what the format's documents say. */
  readonly units: readonly [OffsetUnit, ...OffsetUnit[]];
  /** What the file holds and this product cannot. */
  readonly lost: readonly Lost[];
}

export const OFFSET_UNITS = ["code points", "utf-16", "utf-8", "graphemes"] as const;
/** What an offset counts, from 0: characters, UTF-16 code units, UTF-8 bytes, or characters as people see them. */
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

export interface ImportedArticle {
  readonly key: string;
  /** As the file has it, a byte order mark and CRLF included: offsets may count them. */
  readonly text: string;
  readonly metadata: ImportMetadata;
}

/** A frame to be. */
export interface ImportedCode {
  readonly key: string;
  readonly name: string;
  /** The code it stands under; null at the top. */
  readonly parentKey: string | null;
  /** A folder of codes, which is not itself tagged. */
  readonly isGroup: boolean;
  /** `#rrggbb`; null where the file gives none. */
  readonly color: string | null;
  readonly description: string;
}

/** Who coded. */
export interface ImportedUser {
  readonly key: string;
  /** Empty where the format does not say who coded. */
  readonly name: string;
  readonly email: string | null;
}

/** Something that was asked of an article or of an annotation. */
export interface ImportedQuestion {
  readonly key: string;
  readonly scope: AttributeScope;
  readonly name: string;
  readonly kind: AttributeKind;
  /** What statistics take it for. Of the roles that ask for frames, the answers are keys of codes. */
  readonly role: AttributeRole | null;
  /** Empty for a text, and where the answers are codes. */
  readonly options: readonly Option[];
}

/**
 * One person coded one article. Readers list these where the file says so, since who
 * found nothing to tag has coded too; whoever has an annotation or an answer on an
 * article has coded it whether or not it is listed.
 */
export interface ImportedCoding {
  readonly articleKey: string;
  readonly userKey: string;
  /** ISO 8601; null where the file does not say. */
  readonly submittedAt: string | null;
}

export interface ImportedAnnotation {
  readonly articleKey: string;
  readonly codeKey: string;
  readonly userKey: string;
  /** Half-open, as the file counts, in the article's `text`; not checked. */
  readonly start: number;
  readonly end: number;
  /** The parts of a discontinuous passage, as the file counts; null when it is whole. */
  readonly pieces: readonly { readonly start: number; readonly end: number }[] | null;
  /** The words that the file gives for the passage; null where it gives none. */
  readonly quote: string | null;
  /** The quote is only the beginning of the passage. */
  readonly quoteIsCut: boolean;
  readonly memo: string;
  /** Answers to questions on the annotation, by the question's key. */
  readonly answers: Readonly<Record<string, AnswerValue>>;
  /** ISO 8601; null where the file does not say. */
  readonly createdAt: string | null;
}

/** One person's answer to a question on an article. */
export interface ImportedAnswer {
  readonly articleKey: string;
  readonly userKey: string;
  readonly questionKey: string;
  readonly value: AnswerValue;
}

/** Something of the file that is not carried over, shown before anything is stored. */
export interface Lost {
  /** Such as "relations between passages" */
  readonly what: string;
  readonly count: number;
  /** A sentence: why, and what may be done instead. */
  readonly why: string;
}

/** What most annotations of a file say: no parts, memo, answers or date, and the whole quote where there is one. */
export const PLAIN_ANNOTATION = {
  pieces: null,
  quote: null,
  quoteIsCut: false,
  memo: "",
  answers: {},
  createdAt: null,
} as const satisfies Partial<ImportedAnnotation>;
