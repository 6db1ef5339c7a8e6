"use client";

import { useId, useState } from "react";
import { FrameEntry } from "@/components/codebook/frame-entry";
import { FrameChip } from "@/components/frame-chip";
import { Button } from "@/components/ui/button";
import type { Frame } from "@/lib/domain/frame";
import { unitsOf } from "@/lib/domain/text/movement";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import type { Paragraph } from "@/lib/domain/text/paragraphs";
import type { Reading } from "./caret";
import { ModalDialog } from "./modal-dialog";

/**
 * Tag part of a paragraph without any gesture in the text: sentences to tick, their
 * first and last word to choose, and a frame. Works in every assistive technology.
 */
export function ParagraphDialog({
  reading,
  paragraph,
  frames,
  onTag,
  onClose,
}: {
  reading: Reading;
  paragraph: Paragraph;
  frames: readonly Frame[];
  onTag: (passage: Utf16Span, frame: Frame) => void;
  onClose: () => void;
}) {
  const { text, language } = reading;
  const sentences = unitsOf(text, paragraph, "sentence", language);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(
    new Set(sentences.length === 1 ? [0] : []),
  );
  const [ends, setEnds] = useState<{ first: number; last: number } | null>(null);
  const [frame, setFrame] = useState<Frame | null>(null);
  const [problem, setProblem] = useState("");
  const id = useId();

  const chosen = hullOf(sentences.filter((_, i) => ticked.has(i)));
  const words = chosen ? unitsOf(text, chosen, "word", language) : [];
  const first = ends?.first ?? 0;
  const last = ends?.last ?? words.length - 1;
  const passage = !chosen
    ? null
    : ends && words.length > 0
      ? { start: words[first]!.start, end: words[last]!.end }
      : chosen;

  function tick(index: number) {
    const next = new Set(ticked);
    if (!next.delete(index)) next.add(index);
    setTicked(next);
    setEnds(null);
  }

  function save() {
    if (!passage) setProblem("Choose at least one sentence.");
    else if (passage.start >= passage.end) setProblem("The last word must come after the first.");
    else if (!frame) setProblem("Choose a frame.");
    else onTag(passage, frame);
  }

  const wordOptions = words.map(({ start, end }, i) => (
    <option key={start} value={i}>
      {i + 1}. {text.slice(start, end)}
    </option>
  ));

  return (
    <ModalDialog title={`Tag paragraph ${paragraph.index + 1}`} onClose={onClose}>
      <div className="flex flex-col gap-6">
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 font-medium">Which sentences?</legend>
          {sentences.map(({ start, end }, i) => (
            <label key={start} className="flex gap-2.5 font-serif">
              <input
                type="checkbox"
                checked={ticked.has(i)}
                onChange={() => tick(i)}
                className="mt-[0.3em] size-4.5 shrink-0 accent-accent pointer-coarse:size-5.5"
              />
              <span lang={language} dir="auto">
                {text.slice(start, end)}
              </span>
            </label>
          ))}
          {ticked.size > 1 && (
            <p className="text-sm text-muted">
              Sentences between the first and the last you tick are included.
            </p>
          )}
        </fieldset>

        {words.length > 1 && (
          <fieldset>
            <legend className="mb-2 font-medium">Only part of it? (optional)</legend>
            <div className="grid gap-3 sm:grid-cols-2">
              <label className="flex flex-col gap-1 text-sm">
                First word
                <select
                  className="control"
                  value={first}
                  onChange={(event) => setEnds({ first: Number(event.target.value), last })}
                >
                  {wordOptions}
                </select>
              </label>
              <label className="flex flex-col gap-1 text-sm">
                Last word
                <select
                  className="control"
                  value={last}
                  onChange={(event) => setEnds({ first, last: Number(event.target.value) })}
                >
                  {wordOptions}
                </select>
              </label>
            </div>
          </fieldset>
        )}

        <fieldset className="flex flex-col gap-2.5">
          <legend className="mb-2 font-medium">Which frame?</legend>
          {frames.map((option) => (
            <div key={option.id} className="flex gap-2.5">
              <input
                id={`${id}-${option.id}`}
                type="radio"
                name={`${id}-frame`}
                checked={frame?.id === option.id}
                aria-describedby={`${id}-${option.id}-help`}
                onChange={() => setFrame(option)}
                className="mt-[0.2em] size-4.5 shrink-0 accent-accent pointer-coarse:size-5.5"
              />
              <div className="min-w-0">
                <label htmlFor={`${id}-${option.id}`}>
                  <FrameChip frame={option} />
                </label>
                <div id={`${id}-${option.id}-help`}>
                  <FrameEntry frame={option} />
                </div>
              </div>
            </div>
          ))}
        </fieldset>

        <p role="alert" className="font-medium text-danger empty:hidden">
          {problem}
        </p>
        <div className="flex gap-3">
          <Button variant="primary" onClick={save}>
            Tag these words
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </div>
    </ModalDialog>
  );
}

function hullOf(spans: readonly Utf16Span[]): Utf16Span | null {
  const first = spans[0];
  const last = spans.at(-1);
  return first && last ? { start: first.start, end: last.end } : null;
}
