import { codePointLength } from "../../text/offsets";
import type { StudyArticle, StudyHead } from "../study";
import type { TableColumn } from "../table";

/** One article without its text: how to know the text again. */
export interface ReleasedArticle {
  readonly articleId: string;
  readonly title: string;
  readonly author: string | null;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly sha256: string;
  readonly length: number;
}

/** One reviewer's finished coding of an article, also one that found nothing. */
export interface ReleasedCoding {
  readonly articleId: string;
  readonly round: string;
  readonly reviewer: string;
  readonly submittedAt: string | null;
  readonly annotations: number;
  readonly noFrameFound: 0 | 1;
}

/** One annotation without its words. */
export interface ReleasedAnnotation {
  readonly annotationId: string;
  readonly articleId: string;
  readonly round: string;
  readonly reviewer: string;
  readonly frame: string;
  readonly frameGuid: string;
  readonly start: number;
  readonly end: number;
  /** `[[start, end], …]` of a passage in parts; empty where it is whole. */
  readonly pieces: string | null;
  readonly confidence: string | null;
  readonly codebookVersion: number;
}

/** One answer that was chosen, not written: on an article, or on an annotation. */
export interface ReleasedAnswer {
  readonly articleId: string;
  readonly annotationId: string | null;
  readonly round: string;
  readonly reviewer: string;
  readonly question: string;
  readonly value: string;
}

const text = { type: "text" } as const;
const integer = { type: "integer" } as const;
const articleId = { key: "articleId", header: "article_id", ...text } as const;
const round = { key: "round", header: "round", ...text, meaning: "the round's name" } as const;
const reviewer = {
  key: "reviewer",
  header: "reviewer",
  ...text,
  meaning: "the reviewer as the project shows them",
} as const;
const anArticle = { ...articleId, meaning: "the article, in articles.csv" } as const;

// prettier-ignore
export const ARTICLE_COLUMNS: readonly TableColumn<ReleasedArticle>[] = [
  { ...articleId, meaning: "random id, the same in every export" },
  { key: "title", header: "title", ...text, meaning: "the headline" },
  { key: "author", header: "author", ...text, meaning: "who wrote it" },
  { key: "outlet", header: "outlet", ...text, meaning: "who published it" },
  { key: "publishedOn", header: "published_on", ...text, meaning: "day of publication, YYYY-MM-DD" },
  { key: "url", header: "url", ...text, meaning: "where it was published" },
  { key: "language", header: "language", ...text, meaning: "ISO 639 code" },
  { key: "sha256", header: "text_sha256", ...text, meaning: "SHA-256 of the text in UTF-8, with LF line ends" },
  { key: "length", header: "length_cp", ...integer, meaning: "length of the text in Unicode code points" },
];

// prettier-ignore
export const CODING_COLUMNS: readonly TableColumn<ReleasedCoding>[] = [
  anArticle, round, reviewer,
  { key: "submittedAt", header: "submitted_at", ...text, meaning: "when it was handed in, ISO 8601, UTC" },
  { key: "annotations", header: "annotations", ...integer, meaning: "how many passages were tagged" },
  { key: "noFrameFound", header: "no_frame_found", ...integer, meaning: "1 where the reviewer said that there is no frame" },
];

// prettier-ignore
export const ANNOTATION_COLUMNS: readonly TableColumn<ReleasedAnnotation>[] = [
  { key: "annotationId", header: "annotation_id", ...text, meaning: "random id, the same in every export" },
  anArticle, round, reviewer,
  { key: "frame", header: "frame", ...text, meaning: "the frame's name" },
  { key: "frameGuid", header: "frame_guid", ...text, meaning: "the frame, in codebook.json" },
  { key: "start", header: "start_cp", ...integer, meaning: "first code point of the passage, counted from 0" },
  { key: "end", header: "end_cp", ...integer, meaning: "the code point after its last" },
  { key: "pieces", header: "pieces", ...text, meaning: "of a passage in parts: [[start, end], …]" },
  { key: "confidence", header: "confidence", ...text, meaning: "low, medium or high" },
  { key: "codebookVersion", header: "codebook_version", ...integer, meaning: "the codebook it was made with" },
];

// prettier-ignore
export const ANSWER_COLUMNS: readonly TableColumn<ReleasedAnswer>[] = [
  anArticle,
  { key: "annotationId", header: "annotation_id", ...text, meaning: "the annotation; empty where the article was asked about" },
  round, reviewer,
  { key: "question", header: "question", ...text, meaning: "the question's name, in codebook.json" },
  { key: "value", header: "value", ...text, meaning: "what was chosen; several are joined by “; ”" },
];

/** All rows of one article. */
export interface ReleasedRows {
  readonly article: ReleasedArticle;
  readonly codings: readonly ReleasedCoding[];
  readonly annotations: readonly ReleasedAnnotation[];
  readonly answers: readonly ReleasedAnswer[];
}

/**
 * What a release says of an article. Neither its text nor any words of it are among that,
 * nor memos and answers in reviewers' own words, which may quote.
 */
export function releasedRows(head: StudyHead): (article: StudyArticle) => ReleasedRows {
  const frames = new Map(head.frames.map((frame) => [frame.id, frame]));
  const reviewers = new Map(head.members.map(({ id, name }) => [id, name]));
  const rounds = new Map(head.rounds.map(({ id, name }) => [id, name]));
  const chosen = new Map(
    head.questions.filter(({ kind }) => kind !== "text").map(({ id, name }) => [id, name]),
  );
  const answersOf = (
    given: Readonly<Record<string, unknown>>,
    place: Omit<ReleasedAnswer, "question" | "value">,
  ) =>
    Object.entries(given).flatMap(([id, value]) => {
      const question = chosen.get(id);
      return question === undefined
        ? []
        : [{ ...place, question, value: [value].flat().join("; ") }];
    });

  return ({ id: articleId, title, author, outlet, publishedOn, url, language, ...article }) => {
    const codings = article.codings.map((coding) => ({
      ...coding,
      place: {
        articleId,
        round: rounds.get(coding.roundId)!,
        reviewer: reviewers.get(coding.reviewerId)!,
      },
    }));
    return {
      article: {
        ...{ articleId, title, author, outlet, publishedOn, url, language },
        ...{ sha256: article.sha256, length: codePointLength(article.text) },
      },
      codings: codings.map(({ place, submittedAt, annotations, noFrameFound }) => ({
        ...{ ...place, submittedAt, annotations: annotations.length },
        noFrameFound: noFrameFound ? 1 : 0,
      })),
      annotations: codings.flatMap(({ place, annotations }) =>
        annotations.map(({ id, frameId, start, end, pieces, confidence, codebookVersion }) => ({
          ...{ ...place, annotationId: id, start, end, confidence, codebookVersion },
          ...{ frame: frames.get(frameId)!.name, frameGuid: frames.get(frameId)!.guid },
          pieces: pieces && JSON.stringify(pieces.map((piece) => [piece.start, piece.end])),
        })),
      ),
      answers: codings.flatMap(({ place, answers, annotations }) => [
        ...answersOf(answers, { ...place, annotationId: null }),
        ...annotations.flatMap(({ id, attributes }) =>
          answersOf(attributes, { ...place, annotationId: id }),
        ),
      ]),
    };
  };
}
