"use client";

import type { ReactNode } from "react";
import { useEffect, useRef, useState } from "react";
import type { Annotation, Confidence, Remarks } from "@/lib/domain/annotation";
import { CONFIDENCES } from "@/lib/domain/annotation";
import { LONGEST_MEMO } from "@/lib/domain/limits";

const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  low: "Low",
  medium: "Medium",
  high: "High",
};

/** What the surface's owner asks of a tag beside its frame: the codebook's questions. */
export type TagFields = (
  annotation: Annotation,
  onChange: (remarks: Partial<Remarks>) => void,
) => ReactNode;

/** What a reviewer says of a tag beside its frame, in place: each change is kept at once. */
export function TagRemarks({
  annotation,
  fields,
  onChange,
}: {
  annotation: Annotation;
  fields: TagFields | undefined;
  onChange: (remarks: Partial<Remarks>) => void;
}) {
  const { id, memo, confidence, needsDiscussion } = annotation;
  return (
    <div className="flex flex-col gap-3 text-sm">
      {fields?.(annotation, onChange)}
      <Memo key={id} memo={memo} onMemo={(memo) => onChange({ memo })} />
      <fieldset>
        <legend className="mb-1">How sure are you?</legend>
        <div className="flex flex-wrap gap-x-4">
          {CONFIDENCES.map((value) => (
            <label
              key={value}
              className="flex min-h-8 items-center gap-1.5 pointer-coarse:min-h-11"
            >
              <input
                type="radio"
                name={`confidence-${id}`}
                className="size-4 accent-accent pointer-coarse:size-5.5"
                checked={confidence === value}
                onChange={() => onChange({ confidence: value })}
              />
              {CONFIDENCE_WORDS[value]}
            </label>
          ))}
          {confidence && (
            <button
              type="button"
              className="min-h-8 text-muted underline pointer-coarse:min-h-11"
              onClick={() => onChange({ confidence: null })}
            >
              Not said
            </button>
          )}
        </div>
      </fieldset>
      <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="size-4 accent-accent pointer-coarse:size-5.5"
          checked={needsDiscussion}
          onChange={(event) => onChange({ needsDiscussion: event.target.checked })}
        />
        Needs discussion
      </label>
    </div>
  );
}

/** What was said of a tag, to read. */
export function SaidOfTag({ annotation }: { annotation: Annotation }) {
  const { memo, confidence, needsDiscussion, pieces } = annotation;
  const words = [
    pieces && `${pieces.length} pieces`,
    confidence && `${CONFIDENCE_WORDS[confidence].toLowerCase()} confidence`,
    needsDiscussion && "needs discussion",
  ].filter(Boolean);
  return (
    <>
      {words.length > 0 && <span className="block text-muted">{words.join(" · ")}</span>}
      {memo && <span className="block text-muted">✎ {memo}</span>}
    </>
  );
}

/** A note on the tag; kept when the field is left. */
function Memo({ memo, onMemo }: { memo: string; onMemo: (memo: string) => void }) {
  const [words, setWords] = useState(memo);
  const latest = useRef({ words, memo, onMemo });
  useEffect(() => {
    latest.current = { words, memo, onMemo };
  });
  // The panel may be closed by a click in the text, which takes the field away before it is left.
  useEffect(
    () => () => {
      const { words, memo, onMemo } = latest.current;
      if (words !== memo) onMemo(words);
    },
    [],
  );
  return (
    <label className="flex flex-col gap-1">
      Note
      <textarea
        rows={2}
        maxLength={LONGEST_MEMO}
        className="control"
        placeholder="Why this frame? For yourself and the adjudicator."
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onBlur={() => {
          if (words !== memo) onMemo(words);
        }}
      />
    </label>
  );
}
