import { piecesOf } from "../../annotation";
import type { Answers } from "../../attribute";
import { answerWords } from "../../attribute";
import { offsetIndex } from "../../text/offsets";
import { articleFileName } from "../file-names";
import type { StudyArticle, StudyCoding, StudyHead } from "../study";
import { ARTICLE_LAYER, featureNames, FRAME_LAYER, META_DATA } from "./type-system";

/** A feature structure: one thing of a CAS, with its values. */
export interface Structure {
  readonly type: string;
  /** In UTF-16 code units, half-open; null for what is not about a passage. */
  readonly begin: number | null;
  readonly end: number | null;
  readonly values: Readonly<Record<string, string | boolean>>;
}

/** One coder's work on one article, as UIMA holds it. */
export interface Cas {
  readonly text: string;
  readonly structures: readonly Structure[];
}

/**
 * The document, a tag for each tagged passage and, where there is something to say of
 * the article, one structure without a passage. A tag in several parts is several that share their
 * `annotationId`. Offsets count UTF-16 code units.
 */
export function casOf(head: StudyHead, article: StudyArticle, coding: StudyCoding | null): Cas {
  const index = offsetIndex(article.text);
  const featureOf = featureNames(head.questions);
  const frameNames = new Map(head.frames.map(({ id, name }) => [id, name]));
  const answers = (given: Answers) =>
    head.questions.flatMap((question): [string, string][] => {
      const value = given[question.id];
      const name = featureOf.get(question.id)!;
      return value === undefined ? [] : [[name, answerWords(question, head.frames, value)]];
    });

  const tags = (coding?.annotations ?? []).flatMap((annotation) =>
    piecesOf(annotation).map((piece): Structure => {
      const { start, end } = index.toUtf16Span(piece);
      return {
        type: FRAME_LAYER,
        ...{ begin: start, end },
        values: {
          frame: frameNames.get(annotation.frameId)!,
          ...said({ memo: annotation.memo, confidence: annotation.confidence }),
          annotationId: annotation.id,
          ...Object.fromEntries(answers(annotation.attributes)),
        },
      };
    }),
  );
  const { outlet, publishedOn, author } = article;
  const values = {
    ...said({ outlet, publishedOn, author }),
    ...Object.fromEntries(answers(coding?.answers ?? {})),
  };
  return {
    text: article.text,
    structures: [
      documentOf(head, article),
      ...tags.sort((a, b) => a.begin! - b.begin! || b.end! - a.end!),
      ...(Object.keys(values).length === 0
        ? []
        : [{ type: ARTICLE_LAYER, begin: null, end: null, values }]),
    ],
  };
}

function documentOf({ project }: StudyHead, article: StudyArticle): Structure {
  return {
    type: META_DATA,
    ...{ begin: 0, end: article.text.length },
    values: {
      language: article.language ?? "x-unspecified",
      documentTitle: article.title,
      documentId: articleFileName(article),
      ...said({ documentUri: article.url }),
      collectionId: project.name,
      isLastSegment: false,
    },
  };
}

/** Without what is not said. */
function said(values: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
