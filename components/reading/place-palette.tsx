"use client";

import { SquarePlus, TextSelect, X } from "lucide-react";
import type { Boxes } from "./anchored";
import { Popover } from "./popover";
import { SmallButton } from "./small-button";

/** What the selected words are to the tag whose passage is being chosen. */
export function PlacePalette({
  boxes,
  onTake,
  onPlace,
  onClose,
}: {
  boxes: () => Boxes;
  /** Widen the selection. */
  onTake: (unit: "sentence" | "paragraph") => void;
  onPlace: (how: "instead" | "further") => void;
  onClose: () => void;
}) {
  return (
    <Popover label="Use the selected words" boxes={boxes} onClose={onClose}>
      <div className="flex flex-col items-start p-1">
        <SmallButton onClick={() => onPlace("instead")}>
          <TextSelect aria-hidden size={15} /> Take these words as the passage
        </SmallButton>
        <SmallButton onClick={() => onPlace("further")}>
          <SquarePlus aria-hidden size={15} /> Add them as a further piece
        </SmallButton>
      </div>
      <div className="flex flex-wrap border-t border-line p-1">
        <SmallButton onClick={() => onTake("sentence")}>Whole sentence</SmallButton>
        <SmallButton onClick={() => onTake("paragraph")}>Whole paragraph</SmallButton>
        <SmallButton onClick={onClose}>
          <X aria-hidden size={15} /> Cancel
        </SmallButton>
      </div>
    </Popover>
  );
}
