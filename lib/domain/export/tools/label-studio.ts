import { articleAttributes } from "../../attribute";
import type { Attribute } from "../../attribute";
import { coderNames } from "../coders";
import type { FileSetFormat } from "../exporter";
import type { Study, StudyAnnotation, StudyArticle, StudyCoding, StudyHead } from "../study";
import { labelingConfig } from "./label-studio-config";
import { answerLabels, frameNames, knownOf, partsOf } from "./words";

/** Label Studio: the tasks with everybody's annotations, and the configuration they need. */
export const labelStudio: FileSetFormat<"study"> = {
  name: "Label Studio",
  group: "tools",
  use: "For Label Studio: tasks with everybody's annotations, and the labeling configuration to paste first.",
  lacks:
    "Passages in several parts become several regions; groups of frames, rounds, confidence and zones are lost.",
  file: "label-studio",
  extension: "zip",
  mediaType: "application/zip",
  from: "study",
  async *files(study) {
    yield { path: "config.xml", pieces: one(labelingConfig(study.head)) };
    yield await Promise.resolve({ path: "tasks.json", pieces: tasks(study) });
  },
};

async function* tasks({ head, articles }: Study): AsyncGenerator<string> {
  const taskOf = taskWriter(head);
  let id = 0;
  for await (const article of articles()) {
    yield `${id === 0 ? "[\n" : ",\n"}${JSON.stringify(taskOf(article, ++id))}`;
  }
  yield id === 0 ? "[]\n" : "\n]\n";
}

/** Turns articles into tasks. Offsets count code points, as Label Studio's do since 2022. */
function taskWriter(head: StudyHead) {
  const nameOf = coderNames(head);
  const labels = frameNames(head);
  const people = new Map<string, number>();
  const questions = new Map(head.questions.map((question) => [question.id, question]));

  const coder = (coding: StudyCoding) => {
    const name = nameOf(coding);
    const id = people.get(name) ?? people.size + 1;
    people.set(name, id);
    return { id, email: `coder-${id}@framewise.invalid`, first_name: name, last_name: "" };
  };
  const answer = (question: Attribute, value: Parameters<typeof answerLabels>[2]) => {
    const said = answerLabels(question, head, value);
    return question.kind === "text"
      ? { type: "textarea", value: { text: said } }
      : { type: "choices", value: { choices: said } };
  };
  const to = (name: string) => ({ from_name: name, to_name: "text" });

  const regions = (article: StudyArticle, annotation: StudyAnnotation) => {
    const parts = partsOf(article, annotation);
    return parts.flatMap(({ start, end, words }, index) => {
      const id = parts.length === 1 ? annotation.id : `${annotation.id}-${index + 1}`;
      const labelled = {
        ...{ id, ...to("label"), type: "labels" },
        value: { start, end, text: words, labels: [labels.get(annotation.frameId)!] },
      };
      // What is said of a passage in several parts is said once, with its first.
      if (index > 0) return [labelled];
      const answers = Object.entries(annotation.attributes).flatMap(([key, given]) => {
        const question = questions.get(key);
        if (!question) return [];
        const { type, value } = answer(question, given);
        return [{ id, ...to(question.name), type, value: { start, end, ...value } }];
      });
      const { memo } = annotation;
      const note = { id, ...to("note"), type: "textarea", value: { start, end, text: [memo] } };
      return [labelled, ...(memo === "" ? [] : [note]), ...answers];
    });
  };

  return (article: StudyArticle, id: number) => ({
    id,
    data: { text: article.text, ...knownOf(article) },
    annotations: article.codings.map((coding) => ({
      completed_by: coder(coding),
      result: [
        ...coding.annotations.flatMap((annotation) => regions(article, annotation)),
        ...articleAttributes(head.questions).flatMap((question) => {
          const given = coding.answers[question.id];
          if (given === undefined) return [];
          const key = `${coding.roundId}-${coding.reviewerId}-${question.id}`;
          return [{ id: key, ...to(question.name), ...answer(question, given) }];
        }),
      ],
      was_cancelled: false,
      ground_truth: coding.isFinal,
      ...(coding.submittedAt && { created_at: coding.submittedAt, updated_at: coding.submittedAt }),
    })),
    predictions: [],
  });
}

async function* one(text: string) {
  yield await Promise.resolve(text);
}
