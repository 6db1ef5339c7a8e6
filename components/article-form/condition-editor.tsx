"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/choices";
import { Select } from "@/components/ui/inputs";
import type { Attribute, Condition } from "@/lib/domain/attribute";
import { optionsOf } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";

/** When a question is asked: always, or after certain answers to one that stands before it. */
export function ConditionEditor({
  initial,
  earlier,
  frames,
}: {
  initial: Condition | null;
  /** The questions that stand before it and have answers to choose. */
  earlier: readonly Attribute[];
  frames: readonly Frame[];
}) {
  const [condition, setCondition] = useState(initial);
  const asked = earlier.find(({ id }) => id === condition?.attributeId);
  const toggle = (value: string) => {
    if (!condition) return;
    const { oneOf } = condition;
    const next = oneOf.includes(value) ? oneOf.filter((v) => v !== value) : [...oneOf, value];
    setCondition({ ...condition, oneOf: next });
  };
  return (
    <div className="flex flex-col gap-3">
      <input type="hidden" name="condition" value={JSON.stringify(asked ? condition : null)} />
      <Select
        label="Asked"
        value={asked?.id ?? ""}
        onChange={({ target }) =>
          setCondition(target.value ? { attributeId: target.value, oneOf: [] } : null)
        }
      >
        <option value="">always</option>
        {earlier.map(({ id, name }) => (
          <option key={id} value={id}>
            depending on “{name}”
          </option>
        ))}
      </Select>
      {asked && (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1.5 text-sm">Only where the answer is, or is among:</legend>
          {optionsOf(asked, frames).map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              checked={condition?.oneOf.includes(value) ?? false}
              onChange={() => toggle(value)}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
