"use client";

import { BookOpen, Combine, CopyCheck, Scissors, Trash2, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { FrameChip } from "@/components/frame-chip";
import type { Remarks } from "@/lib/domain/annotation";
import type { Frame } from "@/lib/domain/frame";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import type { Boxes } from "./anchored";
import type { FrameLooks } from "./frame-looks";
import { FramePicker } from "./frame-picker";
import { shortened } from "./gutter";
import { Popover } from "./popover";
import { SmallButton } from "./small-button";
import type { TagFields } from "./tag-remarks";
import { SaidOfTag, TagRemarks } from "./tag-remarks";
import type { Tag } from "./tags";

/** What can be done to the open tag. */
export interface TagEditing {
  readonly frames: readonly Frame[];
  /** Frames by use, the last one first. */
  readonly recent: readonly string[];
  readonly fields: TagFields | undefined;
  onFrame: (frame: Frame) => void;
  onRemarks: (remarks: Partial<Remarks>) => void;
  onRemovePiece: (piece: Utf16Span) => void;
  onSplit: () => void;
  onMerge: () => void;
  onAll: () => void;
  onDelete: () => void;
}

/** One open tag: its frame, words and note, to read and (with `editing`) to change. */
export function TagPanel({
  text,
  tag,
  looks,
  reviewer,
  boxes,
  takeFocus,
  editing,
  onClose,
}: {
  text: string;
  tag: Tag;
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
  const { annotation, pieces } = tag;
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
          {pieces.length === 1 ? (
            <p className="line-clamp-2 font-serif">“{shortened(annotation.quote)}”</p>
          ) : (
            <ol aria-label="Pieces of the tag">
              {pieces.map((piece) => (
                <li key={piece.start} className="flex items-center gap-2 font-serif">
                  <span className="min-w-0 flex-1 truncate">
                    “{shortened(text.slice(piece.start, piece.end))}”
                  </span>
                  {editing && (
                    <SmallButton
                      aria-label={`Take the piece “${shortened(text.slice(piece.start, piece.end))}” out`}
                      onClick={() => editing.onRemovePiece(piece)}
                    >
                      <X aria-hidden size={15} />
                    </SmallButton>
                  )}
                </li>
              ))}
            </ol>
          )}
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
                recent={editing.recent}
                help={help}
                onPick={editing.onFrame}
              />
            </div>
            <div className="px-4 pb-3">
              <TagRemarks
                annotation={annotation}
                fields={editing.fields}
                onChange={editing.onRemarks}
              />
            </div>
            <div className="flex flex-wrap border-t border-line p-1">
              <SmallButton title="Split before the caret’s word" onClick={editing.onSplit}>
                <Scissors aria-hidden size={15} /> Split
              </SmallButton>
              <SmallButton
                title="With the same frame beside or across it"
                onClick={editing.onMerge}
              >
                <Combine aria-hidden size={15} /> Merge
              </SmallButton>
              <SmallButton title="Tag every place with the same words" onClick={editing.onAll}>
                <CopyCheck aria-hidden size={15} /> All places…
              </SmallButton>
            </div>
          </>
        ) : (
          <p className="px-4 py-2.5 text-sm empty:hidden">
            <SaidOfTag annotation={annotation} />
          </p>
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
