import type { AnswerValue } from "../../attribute";
import { asksForFrames, NO_FRAME } from "../../attribute";
import type { StudyArticle, StudyCoding } from "../study";
import type { XmlElement } from "../xml";
import { ids } from "./ids";
import type { WrittenText } from "./line-ends";
import type { ProjectParts } from "./notes";
import { selectionsOf } from "./selections";
import { answerValue, metadataValues } from "./variables";

/** One article as a `TextSource`, its children in the order that the standard wants. */
export function textSource(
  article: StudyArticle,
  { at }: WrittenText,
  parts: ProjectParts,
): XmlElement {
  const guid = ids.source(article);
  const selections = article.codings.flatMap((coding) => selectionsOf(article, coding, at, parts));
  return {
    name: "TextSource",
    attributes: {
      guid,
      name: article.title,
      plainTextPath: `internal://${guid}.txt`,
      creationDateTime: article.frozenAt,
    },
    children: [
      ...selections,
      ...article.codings.flatMap((coding) => sourceCodings(guid, coding, parts)),
      ...metadataValues(article),
      ...article.codings.flatMap((coding) => answersOf(coding, parts)),
    ],
  };
}

/** A frame that somebody chose for the article as a whole is a coding of the whole source. */
function sourceCodings(
  guid: string,
  coding: StudyCoding,
  { frames, questions }: ProjectParts,
): XmlElement[] {
  const user = ids.user(coding);
  const chosen = questions.flatMap((question) =>
    asksForFrames(question) && question.scope === "article"
      ? [coding.answers[question.id] ?? []].flat().map(String)
      : [],
  );
  return [...new Set(chosen)].flatMap((frameId): XmlElement[] => {
    const frame = frames.get(frameId);
    if (!frame || frameId === NO_FRAME) return [];
    return [
      {
        name: "Coding",
        attributes: {
          guid: ids.sourceCoding(guid, user, frameId),
          creatingUser: user,
          creationDateTime: coding.submittedAt,
        },
        children: [{ name: "CodeRef", attributes: { targetGUID: frame.guid } }],
      },
    ];
  });
}

function answersOf(coding: StudyCoding, { frames, questions }: ProjectParts): XmlElement[] {
  const user = ids.user(coding);
  return questions.flatMap((question) => {
    const value: AnswerValue | undefined = coding.answers[question.id];
    return value === undefined ? [] : [answerValue(question, user, value, [...frames.values()])];
  });
}
