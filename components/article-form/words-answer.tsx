"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { AnswerValue, Attribute } from "@/lib/domain/attribute";
import { LONGEST_ANSWER, questionOf } from "@/lib/domain/attribute";

export interface WordsAnswerProps {
  attribute: Attribute;
  /** Undefined while there is no answer. */
  value: AnswerValue | undefined;
  readOnly: boolean;
  /** Null takes the answer back. */
  onAnswer: (value: AnswerValue | null) => void;
}

/** An answer in words; kept when the field is left. */
export function WordsAnswer({ attribute, value, readOnly, onAnswer }: WordsAnswerProps) {
  const id = useId();
  const saved = typeof value === "string" ? value : "";
  const [draft, setDraft] = useState<string | null>(null);
  const words = draft ?? saved;

  function keep() {
    if (draft === null) return;
    if (draft.trim() === "" && saved !== "") onAnswer(null);
    else if (draft.trim() !== "" && draft !== saved) onAnswer(draft);
    setDraft(null);
  }

  // The field may be taken away before it is left, by a panel that closes or another article.
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => () => latest.current(), []);

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {questionOf(attribute)}
        {!attribute.required && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={LONGEST_ANSWER}
        className="control field-sizing-content resize-y"
        readOnly={readOnly}
        value={words}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
      />
    </div>
  );
}
