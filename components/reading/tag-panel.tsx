"use client";

import { BookOpen, Trash2, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { FrameChip } from "@/components/frame-chip";
import type { Annotation } from "@/lib/domain/annotation";
import { LONGEST_MEMO } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import type { Boxes } from "./anchored";
import type { FrameLooks } from "./frame-looks";
import { FramePicker } from "./frame-picker";
import { shortened } from "./gutter";
import { Popover } from "./popover";
import { SmallButton } from "./small-button";

/** What can be done to the open tag. */
export interface TagEditing {
  readonly frames: readonly Frame[];
  onFrame: (frame: Frame) => void;
  onMemo: (memo: string) => void;
  onDelete: () => void;
}

/** One open tag: its frame, words and note, to read and (with `editing`) to change. */
export function TagPanel({
  annotation,
  looks,
  reviewer,
  boxes,
  takeFocus,
  editing,
  onClose,
}: {
  annotation: Annotation;
  looks: FrameLooks;
  reviewer: string | undefined;
  boxes: () => Boxes;
  /** Whether it was opened by key, so that the keyboard goes on inside. */
  takeFocus: boolean;
  editing: TagEditing | null;
  onClose: () => void;
}) {
  const [help, setHelp] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takeFocus) panel.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [takeFocus]);
  const frame = looks.frameOf(annotation.frameId);

  return (
    <Popover
      label={`Tag “${shortened(annotation.quote)}”`}
      boxes={boxes}
      gap={30}
      onClose={onClose}
    >
      <div ref={panel} className="flex w-80 max-w-full flex-col max-[700px]:w-full">
        <div className="border-b border-line px-4 py-2.5">
          <p className="line-clamp-2 font-serif">“{shortened(annotation.quote)}”</p>
          {!editing && (
            <p className="mt-1 text-sm">
              {frame ? <FrameChip frame={frame} /> : "A frame of an older codebook"}
              {reviewer && <span className="text-muted"> · {reviewer}</span>}
            </p>
          )}
        </div>
        {editing ? (
          <>
            <div className="p-1.5">
              <FramePicker
                frames={editing.frames}
                label="The frame of this tag"
                chosen={[annotation.frameId]}
                help={help}
                onPick={editing.onFrame}
              />
            </div>
            <Memo key={annotation.id} memo={annotation.memo} onMemo={editing.onMemo} />
          </>
        ) : (
          annotation.memo && <p className="px-4 py-2.5 text-sm">{annotation.memo}</p>
        )}
        <div className="sticky bottom-0 flex flex-wrap items-center justify-between border-t border-line bg-surface p-1">
          {editing && (
            <>
              <SmallButton className="text-danger hover:bg-danger-soft" onClick={editing.onDelete}>
                <Trash2 aria-hidden size={15} /> Delete tag
              </SmallButton>
              <SmallButton aria-expanded={help} onClick={() => setHelp(!help)}>
                <BookOpen aria-hidden size={15} /> {help ? "Hide meanings" : "Meanings"}
              </SmallButton>
            </>
          )}
          <SmallButton className="ms-auto" onClick={onClose}>
            <X aria-hidden size={15} /> Close
          </SmallButton>
        </div>
      </div>
    </Popover>
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
    <label className="flex flex-col gap-1 px-4 pb-3 text-sm">
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
