import { piecesOf } from "../../annotation";
import type { Attribute } from "../../attribute";
import { answerWords, asksForFrames } from "../../attribute";
import type { OffsetIndex } from "../../text/offsets";
import { offsetIndex } from "../../text/offsets";
import type { Span } from "../../span";
import type { StudyAnnotation, StudyArticle, StudyCoding, StudyHead } from "../study";

/** Code points of the text before and after a passage, by which it is found again. */
const CONTEXT = 32;

/** What our things are called in linked data; the same in every export. */
export const iri = (kind: string, id: string) =>
  `urn:x-framewise:${kind}:${encodeURIComponent(id)}`;

/** Every judgement on an article as an annotation of the W3C Web Annotation Data Model: tags, then answers about it. */
export function* annotationsOf(head: StudyHead, article: StudyArticle): Generator<object> {
  const index = offsetIndex(article.text);
  for (const coding of article.codings) {
    for (const tag of coding.annotations) yield tagging(head, article, coding, tag, index);
    for (const question of head.questions) {
      const answer = coding.answers[question.id];
      for (const value of answer === undefined ? [] : [answer].flat()) {
        yield classifying(head, article, coding, question, value);
      }
    }
  }
}

function tagging(
  head: StudyHead,
  article: StudyArticle,
  coding: StudyCoding,
  tag: StudyAnnotation,
  index: OffsetIndex,
): object {
  const frame = head.frames.find(({ id }) => id === tag.frameId)!;
  const targets = piecesOf(tag).map((span) => target(article, span, index));
  return {
    id: iri("annotation", tag.id),
    type: "Annotation",
    motivation: tag.memo === "" ? "tagging" : ["tagging", "commenting"],
    ...madeBy(head, coding),
    created: tag.createdAt,
    modified: tag.updatedAt,
    body: [
      { type: "SpecificResource", source: iri("frame", frame.guid), purpose: "tagging" },
      { type: "TextualBody", value: frame.name, format: "text/plain", purpose: "tagging" },
      ...(tag.memo === ""
        ? []
        : [{ type: "TextualBody", value: tag.memo, format: "text/plain", purpose: "commenting" }]),
    ],
    target: targets.length === 1 ? targets[0]! : targets,
  };
}

function target(article: StudyArticle, { start, end }: Span, index: OffsetIndex): object {
  return {
    type: "SpecificResource",
    source: iri("article", article.id),
    selector: [
      { type: "TextPositionSelector", start, end },
      {
        type: "TextQuoteSelector",
        exact: index.slice({ start, end }),
        prefix: index.slice({ start: Math.max(0, start - CONTEXT), end: start }),
        suffix: index.slice({ start: end, end: Math.min(index.length, end + CONTEXT) }),
      },
    ],
  };
}

function classifying(
  head: StudyHead,
  article: StudyArticle,
  coding: StudyCoding,
  question: Attribute,
  value: string | number,
): object {
  const frame = asksForFrames(question) && head.frames.find(({ id }) => id === value);
  const words = `${question.name}: ${answerWords(question, head.frames, value)}`;
  const { roundId, reviewerId } = coding;
  return {
    id: iri("answer", [article.id, roundId, reviewerId, question.id, value].join("/")),
    type: "Annotation",
    motivation: "classifying",
    ...madeBy(head, coding),
    ...(coding.submittedAt && { created: coding.submittedAt }),
    body: [
      ...(frame
        ? [{ type: "SpecificResource", source: iri("frame", frame.guid), purpose: "classifying" }]
        : []),
      { type: "TextualBody", value: words, format: "text/plain", purpose: "classifying" },
    ],
    target: iri("article", article.id),
  };
}

function madeBy({ members, rounds }: StudyHead, { reviewerId, roundId }: StudyCoding) {
  const { name } = members.find(({ id }) => id === reviewerId)!;
  const round = rounds.length > 1 ? ` (${rounds.find(({ id }) => id === roundId)!.name})` : "";
  const id = rounds.length > 1 ? `${reviewerId}/${roundId}` : reviewerId;
  return { creator: { id: iri("member", id), type: "Person", name: `${name}${round}` } };
}
