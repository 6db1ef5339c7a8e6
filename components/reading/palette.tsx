"use client";

import { BookOpen, CopyCheck, SquarePlus, X } from "lucide-react";
import type { Frame } from "@/lib/domain/frame";
import type { Boxes } from "./anchored";
import { FramePicker } from "./frame-picker";
import { Popover } from "./popover";
import { SmallButton } from "./small-button";

/** Which frame is it? Beside the selected words. */
export function Palette({
  frames,
  recent,
  boxes,
  help,
  places,
  lastTag,
  onHelp,
  onPick,
  onTake,
  onAddPiece,
  onAll,
  onClose,
}: {
  frames: readonly Frame[];
  /** Frames by use, the last one first. */
  recent: readonly string[];
  boxes: () => Boxes;
  help: boolean;
  /** In how many places of the article the same words stand. */
  places: number;
  /** The tag that the words can be added to, named. */
  lastTag: string | null;
  onHelp: () => void;
  onPick: (frame: Frame) => void;
  /** Widen the selection. */
  onTake: (unit: "sentence" | "paragraph") => void;
  onAddPiece: () => void;
  onAll: () => void;
  onClose: () => void;
}) {
  return (
    <Popover label="Tag the selected words" boxes={boxes} onClose={onClose}>
      <div className="p-1.5">
        {frames.length === 0 && (
          <p className="max-w-60 p-2.5 text-sm text-muted">
            This round’s codebook has no frames. Ask the project’s lead to add some.
          </p>
        )}
        {frames.length > 0 && (
          <FramePicker
            frames={frames}
            label="Tag the selected words as"
            chosen={[]}
            recent={recent}
            help={help}
            onPick={onPick}
          />
        )}
      </div>
      <div className="border-t border-line p-1">
        <div className="flex flex-wrap">
          <SmallButton onClick={() => onTake("sentence")}>Whole sentence</SmallButton>
          <SmallButton onClick={() => onTake("paragraph")}>Whole paragraph</SmallButton>
        </div>
        {lastTag !== null && (
          <SmallButton className="max-w-72" onClick={onAddPiece}>
            <SquarePlus aria-hidden size={15} className="shrink-0" />
            <span className="truncate">Add as a piece to {lastTag}</span>
          </SmallButton>
        )}
        {places > 1 && (
          <SmallButton onClick={onAll}>
            <CopyCheck aria-hidden size={15} /> These words stand in {places} places…
          </SmallButton>
        )}
      </div>
      <div className="sticky bottom-0 flex items-center justify-between gap-4 border-t border-line bg-surface p-1">
        <SmallButton aria-expanded={help} onClick={onHelp}>
          <BookOpen aria-hidden size={15} /> {help ? "Hide meanings" : "What they mean"}
        </SmallButton>
        <SmallButton onClick={onClose}>
          <X aria-hidden size={15} /> Cancel
        </SmallButton>
      </div>
    </Popover>
  );
}
