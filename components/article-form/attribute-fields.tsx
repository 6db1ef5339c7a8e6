"use client";

import type { Annotation, Remarks } from "@/lib/domain/annotation";
import type { AnswerValue, Attribute } from "@/lib/domain/attribute";
import { askedOf, attributesOfFrame } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";
import { Question } from "./question";

/** The questions on one tag: those on every tag and those of its frame. Nothing when there are none. */
export function AttributeFields({
  attributes,
  frames,
  annotation,
  readOnly,
  onChange,
}: {
  attributes: readonly Attribute[];
  frames: readonly Frame[];
  annotation: Annotation;
  readOnly: boolean;
  onChange: (remarks: Partial<Remarks>) => void;
}) {
  const asked = askedOf(attributesOfFrame(attributes, annotation.frameId), annotation.attributes);
  if (asked.length === 0) return null;

  function answer(id: string, value: AnswerValue | null) {
    const others = Object.entries(annotation.attributes).filter(([other]) => other !== id);
    const answered = value === null ? others : [...others, [id, value] as const];
    onChange({ attributes: Object.fromEntries(answered) });
  }
  return (
    <div className="flex flex-col gap-3">
      {asked.map((attribute) => (
        <Question
          key={attribute.id}
          attribute={attribute}
          frames={frames}
          value={annotation.attributes[attribute.id]}
          readOnly={readOnly}
          onAnswer={(value) => answer(attribute.id, value)}
        />
      ))}
    </div>
  );
}
