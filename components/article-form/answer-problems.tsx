"use client";

import { Button } from "@/components/ui/button";
import type { AnswerState } from "@/lib/domain/answer-state";
import { shownAnswers } from "@/lib/domain/answer-state";
import type { AnswerValue, Attribute } from "@/lib/domain/attribute";
import { answerWords } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";

/** Answers that need a decision: given elsewhere meanwhile, or refused by the server. */
export function AnswerProblems({
  state,
  attributes,
  frames,
  onKeepMine,
  onDismiss,
}: {
  state: AnswerState;
  attributes: readonly Attribute[];
  frames: readonly Frame[];
  onKeepMine: (attributeId: string, value: AnswerValue | null) => void;
  onDismiss: (attributeId: string) => void;
}) {
  const nameOf = (id: string) => attributes.find((one) => one.id === id)?.name ?? "A question";
  const words = (id: string, value: AnswerValue | null | undefined) => {
    const attribute = attributes.find((one) => one.id === id);
    if (value === null || value === undefined || !attribute) return "no answer";
    return answerWords(attribute, frames, value);
  };
  return (
    <>
      {[...state.conflicts].map(([id, mine]) => (
        <div key={id} role="alert" className="mb-3 rounded-lg bg-warning-soft p-4 text-sm">
          <p className="font-medium text-warning">
            “{nameOf(id)}” was answered in another window meanwhile. Which one is right?
          </p>
          <p className="my-2">
            Yours: {words(id, mine)}. The saved one: {words(id, shownAnswers(state)[id])}.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => onKeepMine(id, mine)}>
              Keep mine
            </Button>
            <Button size="small" onClick={() => onDismiss(id)}>
              Keep the saved one
            </Button>
          </div>
        </div>
      ))}
      {state.refused.map(({ mutation, message }) => (
        <div
          key={mutation.mutationId}
          role="alert"
          className="mb-3 rounded-lg bg-danger-soft p-4 text-sm"
        >
          <p className="mb-2 font-medium text-danger">Not saved: {message}</p>
          <p className="mb-2 select-all">{words(mutation.attributeId, mutation.value)}</p>
          <Button size="small" onClick={() => onDismiss(mutation.attributeId)}>
            I have noted it
          </Button>
        </div>
      ))}
    </>
  );
}
