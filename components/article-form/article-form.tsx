"use client";

import type { ArticleForm as Form } from "@/lib/domain/article-form";
import type { AnswerValue, Answers } from "@/lib/domain/attribute";
import { articleAttributes, askedOf } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";
import { Question } from "./question";

/** The questions on an article that are asked, given the answers so far. */
export function ArticleForm({
  form,
  frames,
  answers,
  readOnly,
  onAnswer,
}: {
  form: Form;
  frames: readonly Frame[];
  answers: Answers;
  readOnly: boolean;
  onAnswer: (attributeId: string, value: AnswerValue | null) => void;
}) {
  return (
    <div className="flex flex-col gap-5 text-sm">
      {askedOf(articleAttributes(form.attributes), answers).map((attribute) => (
        <Question
          key={attribute.id}
          attribute={attribute}
          frames={frames}
          value={answers[attribute.id]}
          readOnly={readOnly}
          onAnswer={(value) => onAnswer(attribute.id, value)}
        />
      ))}
    </div>
  );
}

/** How many of the asked questions have an answer, as "2 of 5". */
export function answeredOf(form: Form, answers: Answers): string {
  const asked = askedOf(articleAttributes(form.attributes), answers);
  const answered = asked.filter(({ id }) => answers[id] !== undefined);
  return `${answered.length} of ${asked.length}`;
}
