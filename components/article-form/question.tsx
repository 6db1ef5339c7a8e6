"use client";

import { useId } from "react";
import { FrameChip } from "@/components/frame-chip";
import type { Option } from "@/lib/domain/attribute";
import { optionsOf, questionOf } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";
import type { WordsAnswerProps } from "./words-answer";
import { WordsAnswer } from "./words-answer";

interface QuestionProps extends WordsAnswerProps {
  frames: readonly Frame[];
}

const BOX = "size-4.5 shrink-0 accent-accent pointer-coarse:size-5.5";

/** One question with what can be answered; by mouse, finger or the arrow keys. */
export function Question(props: QuestionProps) {
  const { attribute, frames, value, readOnly, onAnswer } = props;
  const options = optionsOf(attribute, frames);
  if (attribute.kind === "text") return <WordsAnswer {...props} />;
  return (
    <fieldset disabled={readOnly} className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">
        {questionOf(attribute)}
        {!attribute.required && <span className="font-normal text-muted"> (optional)</span>}
      </legend>
      {attribute.kind === "multiple" ? (
        <Several {...props} options={options} />
      ) : (
        <One {...props} options={options} />
      )}
      {value !== undefined && !readOnly && (
        <button
          type="button"
          className="min-h-6 self-start text-sm text-accent underline underline-offset-2 pointer-coarse:min-h-11"
          onClick={() => onAnswer(null)}
        >
          Take back<span className="sr-only">: {attribute.name}</span>
        </button>
      )}
    </fieldset>
  );
}

type WithOptions = QuestionProps & { options: readonly Option[] };

/** One of several, or a point of a scale. */
function One({ attribute, frames, options, value, onAnswer }: WithOptions) {
  const id = useId();
  return options.map((option) => (
    <label key={option.value} className="flex min-h-6 items-center gap-2.5 pointer-coarse:min-h-11">
      <input
        type="radio"
        name={id}
        className={BOX}
        checked={value !== undefined && String(value) === option.value}
        onChange={() => onAnswer(attribute.kind === "scale" ? Number(option.value) : option.value)}
      />
      <OptionLabel option={option} frames={frames} />
    </label>
  ));
}

/** Any number of them; that it is none is said with a box of its own. */
function Several({ frames, options, value, onAnswer }: WithOptions) {
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const toggled = (one: string) => {
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    return next.length > 0 ? next : null;
  };
  return (
    <>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-6 items-center gap-2.5 pointer-coarse:min-h-11"
        >
          <input
            type="checkbox"
            className={BOX}
            checked={chosen.includes(option.value)}
            onChange={() => onAnswer(toggled(option.value))}
          />
          <OptionLabel option={option} frames={frames} />
        </label>
      ))}
      <label className="flex min-h-6 items-center gap-2.5 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className={BOX}
          checked={value !== undefined && chosen.length === 0}
          onChange={(event) => onAnswer(event.target.checked ? [] : null)}
        />
        <span>None of these</span>
      </label>
    </>
  );
}

function OptionLabel({ option, frames }: { option: Option; frames: readonly Frame[] }) {
  const frame = frames.find(({ id }) => id === option.value);
  return frame ? <FrameChip frame={frame} /> : <span className="min-w-0">{option.label}</span>;
}
