"use client";

import { useState } from "react";
import { Question } from "@/components/article-form/question";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/inputs";
import type { ComparedAnswer } from "@/lib/domain/answer-differences";
import { majorityAnswer } from "@/lib/domain/answer-differences";
import type { AnswerValue } from "@/lib/domain/attribute";
import { answerWords } from "@/lib/domain/attribute";
import type { AnswerDecision } from "@/lib/domain/decision";
import type { Compared, Settled, SettlingActions } from "./comparison";
import { textOf } from "./verdict-buttons";

/** Settle the answer to one question. Nothing is chosen beforehand; what the majority answered is said. */
export function AnswerSettling({
  article,
  compared,
  final,
  history,
  revision,
  settling,
}: {
  article: Compared;
  compared: ComparedAnswer;
  final: AnswerDecision | undefined;
  history: Settled["answerHistory"];
  revision: number;
  settling: SettlingActions;
}) {
  const { attribute } = compared;
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<AnswerValue | null>(null);
  const majority = majorityAnswer(compared, article.reviewers.length);
  const words = (answer: AnswerValue | null) =>
    answer === null ? "no answer" : answerWords(attribute, article.frames, answer);

  if (!open) {
    return (
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => setOpen(true)}>
          {final ? "Settle it differently…" : "Settle…"}
          <span className="sr-only"> {attribute.name}</span>
        </Button>
        {final && (
          <ActionForm
            action={settling.takeBackAnswer.bind(null, final.id)}
            submit="Take back"
            variant="quiet"
          />
        )}
      </div>
    );
  }
  return (
    <ActionForm
      action={(form) =>
        settling.settleAnswer({
          attributeId: attribute.id,
          value,
          reason: textOf(form, "reason"),
          revision,
        })
      }
      submit={value === null ? "Settle: no answer" : "Settle it so"}
      variant="primary"
      onSuccess={() => setOpen(false)}
      beside={
        <Button variant="quiet" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      }
    >
      {majority && (
        <p className="text-sm">
          <strong className="font-medium">Majority:</strong> {majority.backers} of{" "}
          {article.reviewers.length} reviewers said “{words(majority.value)}”.
        </p>
      )}
      {history.length > 0 && (
        <ul className="text-sm text-muted">
          {history.map((past) => (
            <li key={past.id}>
              {past.overtaken ? "At the same time" : "Before"}: {words(past.value)},{" "}
              {past.decidedBy}
            </li>
          ))}
        </ul>
      )}
      <Question
        attribute={attribute}
        frames={article.frames}
        value={value ?? undefined}
        readOnly={false}
        onAnswer={setValue}
      />
      <TextArea label="Reason" name="reason" rows={2} />
    </ActionForm>
  );
}
