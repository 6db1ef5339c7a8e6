import { questionText } from "../../interchange/question-text";
import type { Attribute } from "../../attribute";
import type { StudyAnnotation, StudyFrame } from "../study";
import type { XmlElement } from "../xml";
import { xmlElement } from "../xml";
import { ids } from "./ids";
import { answerLines } from "./variables";

/** Between the parts of one passage, each a selection of its own, stand links of this name. */
export const CONTINUES = "continues";

/** What all sources of a project have in common. */
export interface ProjectParts {
  readonly frames: ReadonlyMap<string, StudyFrame>;
  readonly questions: readonly Attribute[];
  /** What stands behind the sources, as it is written, collected while these are written. */
  readonly notes: string[];
  readonly links: string[];
}

/**
 * The notes on an annotation, and the references to them: its memo, and each answer to
 * a question on it, with the question in the note's description.
 */
export function noteRefs(
  annotation: StudyAnnotation,
  user: string,
  { frames, questions, notes }: ProjectParts,
): XmlElement[] {
  const add = (guid: string, name: string, text: string, description?: string): XmlElement => {
    notes.push(
      xmlElement({
        name: "Note",
        attributes: {
          ...{ guid, name, creatingUser: user },
          creationDateTime: annotation.createdAt,
        },
        children: [
          ...(description ? [{ name: "Description", children: [description] }] : []),
          { name: "PlainTextContent", children: [text] },
        ],
      }),
    );
    return { name: "NoteRef", attributes: { targetGUID: guid } };
  };
  const frame = frames.get(annotation.frameId)?.name ?? "";
  const answered = questions.filter(({ id }) => annotation.attributes[id] !== undefined);
  return [
    ...(annotation.memo === "" ? [] : [add(ids.memo(annotation), frame, annotation.memo)]),
    ...answered.map((question) =>
      add(
        ids.answer(annotation, question.id),
        question.name,
        answerLines(question, annotation.attributes[question.id]!, [...frames.values()]),
        questionText(question),
      ),
    ),
  ];
}

/** From each part of a passage to the next. */
export function partLinks(parts: readonly string[]): string[] {
  return parts.slice(1).map((target, i) =>
    xmlElement({
      name: "Link",
      attributes: {
        guid: ids.link(parts[i]!, target),
        ...{ name: CONTINUES, direction: "OneWay" },
        ...{ originGUID: parts[i]!, targetGUID: target },
      },
    }),
  );
}
