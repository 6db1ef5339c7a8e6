"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { FrameSwatch } from "@/components/frame-chip";
import type { Frame } from "@/lib/domain/frame";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";

type Look = Pick<Frame, "color" | "pattern">;

/** The colour and the line of a frame: each choice is drawn with the other one as it is chosen. */
export function LookPicker({
  initial,
  others,
}: {
  initial: Look;
  /** The other frames of the codebook, whose looks are better left to them. */
  others: readonly Pick<Frame, "color" | "pattern" | "shortName">[];
}) {
  const [{ color, pattern }, setLook] = useState(initial);
  const usedBy = (field: keyof Look, value: string) =>
    others.filter((other) => other[field] === value).map(({ shortName }) => shortName);

  return (
    <div className="flex flex-col gap-6">
      <Choices legend="Colour">
        {FRAME_COLORS.map((value) => (
          <Choice
            key={value}
            name="color"
            value={value}
            checked={value === color}
            onChoose={() => setLook({ color: value, pattern })}
            look={{ color: value, pattern }}
            usedBy={usedBy("color", value)}
          />
        ))}
      </Choices>
      <Choices legend="Line">
        {FRAME_PATTERNS.map((value) => (
          <Choice
            key={value}
            name="pattern"
            value={value}
            checked={value === pattern}
            onChoose={() => setLook({ color, pattern: value })}
            look={{ color, pattern: value }}
            usedBy={usedBy("pattern", value)}
          />
        ))}
      </Choices>
    </div>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{legend}</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">{children}</div>
    </fieldset>
  );
}

function Choice({
  name,
  value,
  checked,
  onChoose,
  look,
  usedBy,
}: {
  name: keyof Look;
  value: string;
  checked: boolean;
  onChoose: () => void;
  look: Look;
  usedBy: readonly string[];
}) {
  return (
    <label className="flex min-h-11 items-center gap-2.5 rounded-md border border-line bg-surface px-3 py-1.5 hover:border-control has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        onChange={onChoose}
        className="size-4 shrink-0 accent-accent"
      />
      <FrameSwatch {...look} />
      <span className="min-w-0 text-sm leading-tight">
        {value}
        {usedBy.length > 0 && (
          <span className="block text-xs text-muted">also {usedBy.join(", ")}</span>
        )}
      </span>
    </label>
  );
}
