"use client";

import { useMemo, useState } from "react";
import { ReadingSurface } from "@/components/reading/reading-surface";
import type { Annotation } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import type { Zone } from "@/lib/domain/zones";

/** Lanes that fit beside the text. */
const MOST_LANES = 6;

/** An article of a norming session with a lane for each coder. */
export function NormingText({
  text,
  zones,
  language,
  frames,
  coders,
  annotations,
}: {
  text: string;
  zones: readonly Zone[];
  language: string | null;
  frames: readonly Frame[];
  coders: readonly { readonly id: string; readonly name: string }[];
  annotations: readonly Annotation[];
}) {
  const [activeIds, setActiveIds] = useState<readonly string[]>([]);
  const names = useMemo(
    () => Object.fromEntries(coders.map(({ id, name }) => [id, name])),
    [coders],
  );
  const lanes = useMemo(() => coders.slice(0, MOST_LANES).map(({ id }) => id), [coders]);
  return (
    <ReadingSurface
      {...{ text, zones, frames, annotations, lanes, activeIds }}
      language={language ?? "und"}
      reviewerNames={names}
      mode="compare"
      onActivate={setActiveIds}
    />
  );
}
