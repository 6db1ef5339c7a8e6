"use client";

import { BookOpen, X } from "lucide-react";
import type { Frame } from "@/lib/domain/frame";
import type { Boxes } from "./anchored";
import { FramePicker } from "./frame-picker";
import { Popover } from "./popover";
import { SmallButton } from "./small-button";

/** Which frame is it? Beside the selected words. */
export function Palette({
  frames,
  boxes,
  help,
  onHelp,
  onPick,
  onClose,
}: {
  frames: readonly Frame[];
  boxes: () => Boxes;
  help: boolean;
  onHelp: () => void;
  onPick: (frame: Frame) => void;
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
        <FramePicker
          frames={frames}
          label="Tag the selected words as"
          chosen={[]}
          help={help}
          onPick={onPick}
        />
      </div>
      <div className="sticky bottom-0 flex items-center justify-between gap-4 border-t border-line bg-surface p-1">
        <SmallButton aria-expanded={help} aria-keyshortcuts="c" onClick={onHelp}>
          <BookOpen aria-hidden size={15} /> {help ? "Hide meanings" : "What they mean"}
        </SmallButton>
        <SmallButton onClick={onClose}>
          <X aria-hidden size={15} /> Cancel
        </SmallButton>
      </div>
    </Popover>
  );
}
