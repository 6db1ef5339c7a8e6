import { uuid5 } from "../../uuid5";
import type { StudyAnnotation, StudyArticle, StudyCoding } from "../study";

/** GUIDs of a project's things: the same in every export, so that two exports can be matched. */
export const ids = {
  user: ({ roundId, reviewerId }: Pick<StudyCoding, "roundId" | "reviewerId">) =>
    uuid5("user", roundId, reviewerId),
  source: ({ id }: Pick<StudyArticle, "id">) => uuid5("article", id),
  metadata: (name: string) => uuid5("metadata", name),
  answersVariable: (questionId: string, user: string) => uuid5("answers", questionId, user),
  sourceCoding: (source: string, user: string, frameId: string) =>
    uuid5("article frame", source, user, frameId),
  selection: (source: string, user: string, start: number, end: number) =>
    uuid5("selection", source, user, String(start), String(end)),
  coding: ({ id }: Pick<StudyAnnotation, "id">) => uuid5("coding", id),
  part: (what: "selection" | "coding", { id }: Pick<StudyAnnotation, "id">, index: number) =>
    uuid5("part", what, id, String(index)),
  memo: ({ id }: Pick<StudyAnnotation, "id">) => uuid5("memo", id),
  answer: ({ id }: Pick<StudyAnnotation, "id">, questionId: string) =>
    uuid5("answer", id, questionId),
  link: (origin: string, target: string) => uuid5("link", origin, target),
  coded: (user: string) => uuid5("coded", user),
};
