"use client";

import { useId, useState } from "react";
import { FrameChip } from "@/components/frame-chip";
import { Button } from "@/components/ui/button";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import { ModalDialog } from "./modal-dialog";

/** Words shown on each side of a place. */
const CONTEXT = 40;

/** Tag the same words in every place, or in those that stay ticked. */
export function OccurrencesDialog({
  text,
  places,
  frames,
  initialFrameId,
  onTag,
  onClose,
}: {
  text: string;
  places: readonly Utf16Span[];
  frames: readonly Frame[];
  initialFrameId: string | null;
  onTag: (places: readonly Utf16Span[], frame: Frame) => void;
  onClose: () => void;
}) {
  const id = useId();
  const choices = taggableFrames(frames);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set(places.keys()));
  const [frameId, setFrameId] = useState(initialFrameId ?? choices[0]?.id);
  const frame = choices.find((choice) => choice.id === frameId);
  const chosen = places.filter((_, i) => ticked.has(i));

  function tick(index: number) {
    const next = new Set(ticked);
    if (!next.delete(index)) next.add(index);
    setTicked(next);
  }

  return (
    <ModalDialog title={`The same words in ${places.length} places`} onClose={onClose}>
      <div className="flex flex-col gap-5">
        <label htmlFor={id} className="flex flex-col gap-1 font-medium">
          Frame
        </label>
        <select
          id={id}
          className="control -mt-4"
          value={frameId}
          onChange={(event) => setFrameId(event.target.value)}
        >
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </select>
        <fieldset>
          <legend className="mb-2 font-medium">Where?</legend>
          <div className="flex gap-2 pb-2">
            <Button size="small" onClick={() => setTicked(new Set(places.keys()))}>
              All
            </Button>
            <Button size="small" onClick={() => setTicked(new Set())}>
              None
            </Button>
          </div>
          <div className="max-h-[40dvh] overflow-y-auto">
            {places.map(({ start, end }, i) => (
              <label
                key={start}
                className="flex min-h-9 gap-2.5 py-1 font-serif pointer-coarse:min-h-11"
              >
                <input
                  type="checkbox"
                  checked={ticked.has(i)}
                  onChange={() => tick(i)}
                  className="mt-[0.3em] size-4.5 shrink-0 accent-accent pointer-coarse:size-5.5"
                />
                <span dir="auto">
                  …{text.slice(Math.max(0, start - CONTEXT), start)}
                  <strong>{text.slice(start, end)}</strong>
                  {text.slice(end, end + CONTEXT)}…
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant="primary"
            disabled={!frame || chosen.length === 0}
            onClick={() => frame && onTag(chosen, frame)}
          >
            Tag {chosen.length} of {places.length} places
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          {frame && (
            <span className="text-sm text-muted">
              as <FrameChip frame={frame} />; one undo takes all back
            </span>
          )}
        </div>
      </div>
    </ModalDialog>
  );
}
