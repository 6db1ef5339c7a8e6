"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Option } from "@/lib/domain/attribute";

/**
 * The answers of a question, or the points of a scale. An answer keeps its value when
 * its words change, so that what reviewers answered stays what they answered.
 */
export function OptionsEditor({ initial, scale }: { initial: readonly Option[]; scale: boolean }) {
  const [options, setOptions] = useState<readonly Option[]>(
    initial.length > 0 ? initial : [blank([]), blank([blank([])])],
  );
  const change = (index: number, part: Partial<Option>) =>
    setOptions(options.map((one, i) => (i === index ? { ...one, ...part } : one)));
  const what = scale ? "Point" : "Answer";
  // A scale's points count up from the first one, whatever stood there before.
  const points = options.map(({ label }, index) => ({ value: pointAt(options, index), label }));

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-medium">{scale ? "Points of the scale" : "Answers"}</legend>
      <input type="hidden" name="options" value={JSON.stringify(scale ? points : options)} />
      {options.map((option, index) => (
        <div key={option.value} className="flex items-center gap-2">
          {scale &&
            (index === 0 ? (
              <input
                type="number"
                aria-label="Number of the first point"
                className="control w-20"
                value={Number(points[0]?.value)}
                onChange={({ target }) =>
                  setOptions(
                    options.map((one, i) => ({ ...one, value: String(Number(target.value) + i) })),
                  )
                }
              />
            ) : (
              <span className="w-20 px-3 text-right tabular-nums">{points[index]?.value}</span>
            ))}
          <input
            required
            maxLength={200}
            aria-label={`${what} ${index + 1}`}
            className="control min-w-0 flex-1"
            value={option.label}
            onChange={({ target }) => change(index, { label: target.value })}
          />
          <Button
            size="small"
            variant="quiet"
            disabled={options.length <= 2}
            aria-label={`Remove ${what.toLowerCase()} ${index + 1}`}
            onClick={() => setOptions(options.filter((_, i) => i !== index))}
          >
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => setOptions([...options, blank(options)])}>
          Add {scale ? "a point" : "an answer"}
        </Button>
      </div>
    </fieldset>
  );
}

/** A new answer, with a value that none of the others has. */
function blank(others: readonly Option[]): Option {
  const numbers = others.map(({ value }) => Number(value)).filter(Number.isInteger);
  return { value: String(Math.max(0, ...numbers) + 1), label: "" };
}

function pointAt(options: readonly Option[], index: number): string {
  const first = Number(options[0]?.value);
  return String((Number.isInteger(first) ? first : 1) + index);
}
